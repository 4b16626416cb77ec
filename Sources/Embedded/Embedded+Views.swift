// Written by Scripts/embed-assets; change the source files and run it again.
extension Embedded {
    /// `Staff/sign-in` → Mustache text.
    public static let views: [String: String] = [
        "Web/console": #"""
<!doctype html>
<html lang="{{languageTag}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>{{pageTitle}} · {{#workspaceName}}{{workspaceName}} · {{/workspaceName}}{{t.brand}}</title>
<link rel="stylesheet" href="{{styleHref}}">
<link rel="icon" href="{{brandHref}}" type="image/svg+xml">
</head>
<body class="console">
<a class="skip" href="#content">{{t.skip}}</a>
<header class="side" aria-label="{{t.brand}}">
<a class="side-brand" href="/"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#brand"/></svg>{{t.brand}}</a>
{{#hasSeat}}
{{#hasOtherSeats}}<details class="switcher"><summary>{{workspaceName}}<svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#down"/></svg></summary>
<ul>{{#otherSeats}}<li><a href="{{href}}">{{name}}</a></li>{{/otherSeats}}</ul></details>{{/hasOtherSeats}}
{{^hasOtherSeats}}<p class="side-workspace">{{workspaceName}}</p>{{/hasOtherSeats}}
<nav class="side-nav" aria-label="{{t.nav.main}}">
{{#doors}}<a href="{{href}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#{{icon}}"/></svg>{{name}}</a>
{{/doors}}
</nav>
{{/hasSeat}}
<div class="side-foot">
{{#hasPerson}}<a href="/account"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#account"/></svg>{{personName}}</a>{{/hasPerson}}
<nav class="languages" aria-label="{{t.languages}}">{{#languages}}<a href="{{href}}" lang="{{icon}}" hreflang="{{icon}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{name}}</a>{{/languages}}</nav>
</div>
</header>
<div class="body">
<header class="top"><span class="top-workspace">{{#workspaceName}}{{workspaceName}}{{/workspaceName}}</span></header>
{{#isSample}}<p class="sample" role="note"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.sample.notice}}</span>{{#canRemoveSample}} <a href="{{workspaceHref}}/settings#sample">{{t.sample.remove}}</a>{{/canRemoveSample}}</p>{{/isSample}}
<main id="content" tabindex="-1">
{{#notice}}<p class="notice" role="status"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#check"/></svg><span>{{notice}}</span></p>{{/notice}}
{{{contentMarkup}}}
</main>
</div>
{{#hasSeat}}
<nav class="dock" aria-label="{{t.nav.main}}">
{{#primaryDoors}}<a href="{{href}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#{{icon}}"/></svg>{{name}}</a>
{{/primaryDoors}}
<details class="dock-more"><summary><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#more"/></svg>{{t.nav.more}}</summary>
<div class="dock-sheet">
{{#secondaryDoors}}<a href="{{href}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#{{icon}}"/></svg>{{name}}</a>
{{/secondaryDoors}}
{{#otherSeats}}<a href="{{href}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#switch"/></svg>{{name}}</a>
{{/otherSeats}}
<a href="/account"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#account"/></svg>{{#personName}}{{personName}}{{/personName}}</a>
<nav class="languages" aria-label="{{t.languages}}">{{#languages}}<a href="{{href}}" lang="{{icon}}" hreflang="{{icon}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{name}}</a>{{/languages}}</nav>
</div>
</details>
</nav>
{{/hasSeat}}
{{#scripts}}<script src="{{href}}" defer></script>{{/scripts}}
</body>
</html>

"""#,
        "Web/failure": #"""
<h1>{{pageTitle}}</h1>
<p>{{advice}}</p>
<p><a class="btn btn-primary" href="/">{{t.failure.home}}</a></p>

"""#,
        "Web/plain": #"""
<!doctype html>
<html lang="{{languageTag}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{pageTitle}} · {{t.brand}}</title>
<link rel="stylesheet" href="{{styleHref}}">
<link rel="icon" href="{{brandHref}}" type="image/svg+xml">
</head>
<body class="plain">
<main class="sheet">
<p class="sheet-brand"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#brand"/></svg>{{t.brand}}</p>
{{#notice}}<p class="notice" role="status">{{notice}}</p>{{/notice}}
{{{contentMarkup}}}
</main>
<footer class="plain-foot">
<nav class="languages" aria-label="{{t.languages}}">{{#languages}}<a href="{{href}}" lang="{{icon}}" hreflang="{{icon}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{name}}</a>{{/languages}}</nav>
</footer>
{{#scripts}}<script src="{{href}}" defer></script>{{/scripts}}
</body>
</html>

"""#,
        "Staff/account": #"""
<h1>{{pageTitle}}</h1>
<section class="block">
<h2>{{name}}</h2>
<ul class="lines">
{{#seatLines}}<li><a href="{{href}}">{{workspace}}</a><span class="quiet">{{role}}</span></li>
{{/seatLines}}
</ul>
<form method="post" action="/sign-out"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.staff.sign-out}}</button></form>
</section>
<section class="block">
<h2>{{t.staff.account.language}}</h2>
<form method="post" action="/account/language" class="inline">
<input type="hidden" name="token" value="{{formToken}}">
<select class="form-select" name="language" aria-label="{{t.staff.account.language}}">{{#languageChoices}}<option value="{{code}}" lang="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/languageChoices}}</select>
<button class="btn btn-outline-secondary">{{t.form.save}}</button>
</form>
</section>
<section class="block">
<h2>{{t.staff.account.password}}</h2>
<form method="post" action="/account/password" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field">
<label class="form-label" for="old">{{t.staff.account.old}}</label>
<input class="form-control{{#oldError}} is-invalid{{/oldError}}" id="old" name="old" type="password" required autocomplete="current-password">
{{#oldError}}<p class="field-error" role="alert">{{oldError}}</p>{{/oldError}}
</div>
<div class="field">
<label class="form-label" for="password">{{t.staff.account.new}}</label>
<input class="form-control{{#passwordError}} is-invalid{{/passwordError}}" id="password" name="password" type="password" required minlength="{{minimumLength}}" autocomplete="new-password" aria-describedby="password-note">
{{#passwordError}}<p class="field-error" role="alert">{{passwordError}}</p>{{/passwordError}}
<p class="form-text" id="password-note">{{t.staff.account.password-note}}</p>
</div>
<button class="btn btn-primary">{{t.staff.account.change}}</button>
</form>
</section>

"""#,
        "Staff/colleagues": #"""
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.staff.list.lead}}</p>
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{listError}}</p>{{/listError}}
<ul class="people">
{{#colleagues}}<li>
<div class="people-who"><strong>{{name}}</strong>{{#isMe}} <span class="quiet">{{t.staff.list.me}}</span>{{/isMe}}<br><time class="quiet" title="{{sinceExact}}">{{since}}</time></div>
<form method="post" action="{{roleAction}}" class="inline">
<input type="hidden" name="token" value="{{formToken}}">
<select class="form-select" name="role" aria-label="{{roleLabel}}">{{#roleChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/roleChoices}}</select>
<button class="btn btn-outline-secondary">{{t.form.save}}</button>
</form>
{{^isMe}}<details class="confirm"><summary class="btn btn-link">{{t.staff.list.remove}}</summary>
<form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{question}}</p><button class="btn btn-danger">{{t.staff.list.remove}}</button></form></details>{{/isMe}}
</li>
{{/colleagues}}
</ul>
<section class="block">
<h2>{{t.staff.list.add}}</h2>
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field">
<label class="form-label" for="name">{{t.staff.name}}</label>
<input class="form-control{{#nameError}} is-invalid{{/nameError}}" id="name" name="name" value="{{name}}" required maxlength="40" autocomplete="off">
{{#nameError}}<p class="field-error" role="alert">{{nameError}}</p>{{/nameError}}
</div>
<div class="field">
<label class="form-label" for="role">{{t.staff.role}}</label>
<select class="form-select" id="role" name="role">{{#roleChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/roleChoices}}</select>
{{#roleError}}<p class="field-error" role="alert">{{roleError}}</p>{{/roleError}}
<dl class="notes">{{#roleNotes}}<dt>{{role}}</dt><dd>{{note}}</dd>{{/roleNotes}}</dl>
</div>
<div class="field">
<label class="form-label" for="password">{{t.staff.list.first-password}}</label>
<input class="form-control{{#passwordError}} is-invalid{{/passwordError}}" id="password" name="password" type="password" required minlength="{{minimumLength}}" autocomplete="new-password" aria-describedby="password-note">
{{#passwordError}}<p class="field-error" role="alert">{{passwordError}}</p>{{/passwordError}}
<p class="form-text" id="password-note">{{t.staff.list.password-note}}</p>
</div>
<button class="btn btn-primary">{{t.staff.list.add}}</button>
</form>
</section>

"""#,
        "Staff/not-set-up": #"""
<h1>{{pageTitle}}</h1>
<p>{{t.staff.not-set-up.advice}}</p>
<pre class="command">quanzi staff setup-link</pre>

"""#,
        "Staff/setup": #"""
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.staff.setup.lead}}</p>
{{#formError}}<p class="refusal" role="alert">{{formError}}</p>{{/formError}}
<form method="post" action="/setup" class="stack">
<input type="hidden" name="token" value="{{formToken}}">
<input type="hidden" name="link" value="{{link}}">
<div class="field">
<label class="form-label" for="workspace">{{t.staff.setup.workspace}}</label>
<input class="form-control{{#workspaceError}} is-invalid{{/workspaceError}}" id="workspace" name="workspace" value="{{workspace}}" required maxlength="60" autocomplete="organization" aria-describedby="workspace-note">
{{#workspaceError}}<p class="field-error" role="alert">{{workspaceError}}</p>{{/workspaceError}}
<p class="form-text" id="workspace-note">{{t.staff.setup.workspace-note}}</p>
</div>
<div class="field">
<label class="form-label" for="name">{{t.staff.name}}</label>
<input class="form-control{{#nameError}} is-invalid{{/nameError}}" id="name" name="name" value="{{name}}" required maxlength="40" autocomplete="username">
{{#nameError}}<p class="field-error" role="alert">{{nameError}}</p>{{/nameError}}
</div>
<div class="field">
<label class="form-label" for="password">{{t.staff.password}}</label>
<input class="form-control{{#passwordError}} is-invalid{{/passwordError}}" id="password" name="password" type="password" required minlength="{{minimumLength}}" autocomplete="new-password" aria-describedby="password-note">
{{#passwordError}}<p class="field-error" role="alert">{{passwordError}}</p>{{/passwordError}}
<p class="form-text" id="password-note">{{t.staff.password-note}}</p>
</div>
<button class="btn btn-primary">{{t.staff.setup.button}}</button>
</form>

"""#,
        "Staff/sign-in": #"""
<h1>{{pageTitle}}</h1>
{{#error}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{error}}</p>{{/error}}
<form method="post" action="/sign-in" class="stack">
<input type="hidden" name="token" value="{{formToken}}">
<input type="hidden" name="next" value="{{next}}">
<div class="field">
<label class="form-label" for="name">{{t.staff.name}}</label>
<input class="form-control" id="name" name="name" value="{{name}}" required autocomplete="username"{{^name}} autofocus{{/name}}>
</div>
<div class="field">
<label class="form-label" for="password">{{t.staff.password}}</label>
<input class="form-control" id="password" name="password" type="password" required autocomplete="current-password">
</div>
<button class="btn btn-primary">{{t.staff.sign-in.button}}</button>
</form>
<p class="form-text">{{t.staff.sign-in.forgotten}}</p>

"""#,
    ]
}
