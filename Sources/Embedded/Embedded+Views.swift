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
<body class="console"{{#searchHref}} data-search="{{searchHref}}"{{/searchHref}}>
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
<button type="button" class="side-keys" data-open-keys hidden>{{t.keys.open}} <kbd>?</kbd></button>
<nav class="languages" aria-label="{{t.languages}}">{{#languages}}<a href="{{href}}" lang="{{icon}}" hreflang="{{icon}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{name}}</a>{{/languages}}</nav>
</div>
</header>
<div class="body">
<header class="top"><span class="top-workspace">{{#workspaceName}}{{workspaceName}}{{/workspaceName}}</span>{{#searchHref}}<a class="top-search" href="{{searchHref}}" aria-label="{{t.nav.search}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#search"/></svg></a>{{/searchHref}}</header>
{{#isSample}}<div class="sample" role="note"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.sample.notice}}</span>{{#canRemoveSample}}<form method="post" action="{{workspaceHref}}/sample/removal"><input type="hidden" name="token" value="{{formToken}}"><button>{{t.sample.remove}}</button></form>{{/canRemoveSample}}</div>{{/isSample}}
{{#alarms}}<div class="alarm" role="note"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{sentence}}{{#remedy}} <a href="{{remedyHref}}">{{remedy}}</a>{{/remedy}}</span></div>
{{/alarms}}<main id="content" tabindex="-1">
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
<dialog class="keys-dialog" id="keys" aria-labelledby="keys-title"><form method="dialog">
<h2 id="keys-title">{{t.keys.title}}</h2>
<dl><dt><kbd>/</kbd></dt><dd>{{t.keys.search}}</dd><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>{{t.keys.move}}</dd><dt><kbd>Enter</kbd></dt><dd>{{t.keys.enter}}</dd><dt><kbd>d</kbd> <kbd>l</kbd> <kbd>x</kbd></dt><dd>{{t.keys.task}}</dd><dt><kbd>?</kbd></dt><dd>{{t.keys.help}}</dd></dl>
<p class="quiet">{{t.keys.typing}}</p>
<label class="keys-choice"><input type="checkbox" class="form-check-input" checked> {{t.keys.on}}</label>
<button class="btn btn-outline-secondary">{{t.keys.close}}</button>
</form></dialog>
<script src="{{keysHref}}" defer></script>
{{#scripts}}<script src="{{href}}" defer></script>{{/scripts}}
</body>
</html>

"""#,
        "Web/failure": #"""
<h1>{{pageTitle}}</h1>
<p>{{advice}}</p>
<p><a class="btn btn-primary" href="/">{{t.failure.home}}</a></p>

"""#,
        "Web/member": #"""
<!doctype html>
<html lang="{{languageTag}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{{pageTitle}} · {{memberBrand}}</title>
<link rel="stylesheet" href="{{memberStyleHref}}">
</head>
<body>
<header><p>{{memberBrand}}</p></header>
<main>
{{{contentMarkup}}}
</main>
<footer><nav aria-label="{{t.languages}}">{{#languages}}<a href="{{href}}" lang="{{icon}}" hreflang="{{icon}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{name}}</a>{{/languages}}</nav></footer>
</body>
</html>

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
        "Web/standalone": #"""
<!doctype html>
<html lang="{{languageTag}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{pageTitle}}</title>
<style>
{{{styleMarkup}}}
</style>
</head>
<body class="report">
<div hidden>{{{iconsMarkup}}}</div>
<main>
{{{contentMarkup}}}
</main>
</body>
</html>

"""#,
        "Audit/audit": #"""
<p class="crumb"><a href="{{settingsHref}}">{{t.settings.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.audit.lead}}</p>
{{#hasPeople}}<form method="get" action="{{action}}" class="inline search">
<select class="form-select" name="by" aria-label="{{t.audit.by}}">{{#people}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/people}}</select>
<button class="btn btn-outline-secondary">{{t.audit.show}}</button>
</form>{{/hasPeople}}
{{^hasLines}}<div class="empty"><p>{{t.audit.empty}}</p></div>{{/hasLines}}
{{#firstHref}}<p><a href="{{firstHref}}">{{t.audit.newest}}</a></p>{{/firstHref}}
<ol class="talk">
{{#lines}}{{#day}}<li class="talk-day">{{day}}</li>{{/day}}<li><p class="talk-who"><strong>{{who}}</strong> <time class="quiet" title="{{time}}">{{clock}}</time></p><p class="talk-words">{{what}}{{#links}} <a href="{{code}}">{{label}}</a>{{/links}}</p></li>
{{/lines}}
</ol>
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{t.audit.older}}</a></p>{{/nextHref}}

"""#,
        "Blacklist/list": #"""
<p class="crumb"><a href="{{membersHref}}">{{t.members.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.blacklist.lead}}</p>
{{#firstHref}}<p><a href="{{firstHref}}">{{t.blacklist.first}}</a></p>{{/firstHref}}
{{^hasEntries}}<div class="empty"><p>{{t.blacklist.none}}</p></div>{{/hasEntries}}
{{#hasEntries}}<ul class="people" data-keys>
{{#entries}}<li><div class="people-who wide"><a href="{{href}}"><strong>{{name}}</strong></a><br>{{reason}} <span class="quiet">· <time title="{{addedExact}}">{{added}}</time></span>{{#here}}<br><strong class="reason">{{here}}</strong>{{/here}}</div>
<div class="inline"><a class="btn btn-link" href="{{changeHref}}">{{t.blacklist.change}}</a><form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary" aria-label="{{removeLabel}}">{{t.blacklist.remove}}</button></form></div></li>
{{/entries}}
</ul>{{/hasEntries}}
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{t.blacklist.more}}</a></p>{{/nextHref}}

"""#,
        "Blacklist/member": #"""
<p class="crumb"><a href="{{memberHref}}">{{name}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.blacklist.lead}}</p>
{{#listed}}<p class="question"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{listed}}</span></p>{{/listed}}
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field"><label class="form-label" for="reason">{{t.blacklist.reason}}</label>
<input class="form-control{{#reasonError}} is-invalid{{/reasonError}}" id="reason" name="reason" value="{{reason}}" required maxlength="{{reasonLimit}}" autocomplete="off" aria-describedby="reason-note">
{{#reasonError}}<p class="field-error" role="alert">{{reasonError}}</p>{{/reasonError}}
<p class="form-text" id="reason-note">{{t.blacklist.reason-note}}</p></div>
<button class="btn {{#isListed}}btn-outline-secondary{{/isListed}}{{^isListed}}btn-danger{{/isListed}}">{{#isListed}}{{t.form.save}}{{/isListed}}{{^isListed}}{{t.blacklist.add}}{{/isListed}}</button>
</form>
{{#isListed}}<form method="post" action="{{removeAction}}" class="tail"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.blacklist.remove}}</button></form>{{/isListed}}

"""#,
        "Bridge/bridge": #"""
<p class="crumb"><a href="{{bridgesHref}}">{{t.bridges.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p><span class="tag{{^isOn}} tag-bad{{/isOn}}">{{state}}</span> <span class="quiet">{{stateNote}}</span></p>
<p><time title="{{receivedExact}}">{{received}}</time> · {{lines}}{{#refused}} · {{refused}}{{/refused}}</p>
<div class="inline">
{{#isOn}}<form method="post" action="{{switchAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="on" value="0"><button class="btn btn-outline-secondary">{{t.bridges.turn-off}}</button></form>{{/isOn}}
{{^isOn}}<form method="post" action="{{switchAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="on" value="1"><button class="btn btn-primary">{{t.bridges.turn-on}}</button></form>{{/isOn}}
</div>
<section class="block"><h2>{{t.bridges.address}}</h2>
<pre class="command whole">{{address}}</pre>
<p class="form-text">{{t.bridges.address-note}}</p>
</section>
<section class="block"><h2>{{t.bridges.refusals}}</h2>
{{^hasRefusals}}<div class="empty"><p>{{t.bridges.refusals-none}}</p></div>{{/hasRefusals}}
{{#hasRefusals}}<p class="quiet">{{t.bridges.refusals-note}}</p>
<ul class="people">
{{#refusals}}<li><div class="people-who wide"><strong>{{reason}}</strong><br><span class="quiet">{{number}} · <time title="{{exact}}">{{when}}</time></span><br><code class="quiet">{{excerpt}}</code></div></li>
{{/refusals}}
</ul>{{/hasRefusals}}
</section>
<section class="block"><h2>{{t.bridges.key.heading}}</h2>
<p>{{t.bridges.key.about}}</p>
<details class="confirm"><summary class="btn btn-outline-secondary">{{t.bridges.key.change}}</summary>
<form method="post" action="{{keyAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{t.bridges.key.question}}</p><button class="btn btn-danger">{{t.bridges.key.change}}</button></form></details>
</section>
<section class="block"><h2>{{t.bridges.remove}}</h2>
<p>{{t.bridges.remove-note}}</p>
<details class="confirm"><summary class="btn btn-outline-secondary">{{t.bridges.remove}}</summary>
<form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{t.bridges.remove-question}}</p><button class="btn btn-danger">{{t.bridges.remove}}</button></form></details>
</section>

"""#,
        "Bridge/bridges": #"""
<p class="crumb"><a href="{{settingsHref}}">{{t.settings.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.bridges.lead}}</p>
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{listError}}</p>{{/listError}}
{{^hasBridges}}<div class="empty"><p>{{t.bridges.empty}}</p></div>{{/hasBridges}}
{{#hasBridges}}<ul class="people" data-keys>
{{#bridges}}<li>
<div class="people-who wide"><a href="{{href}}"><strong>{{name}}</strong></a> <span class="tag{{^isOn}} tag-bad{{/isOn}}">{{state}}</span><br><span class="quiet"><time title="{{receivedExact}}">{{received}}</time> · {{lines}}{{#refused}} · {{refused}}{{/refused}}</span></div>
</li>
{{/bridges}}
</ul>{{/hasBridges}}
<section class="block">
<h2>{{t.bridges.add}}</h2>
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field">
<label class="form-label" for="name">{{t.bridges.name}}</label>
<input class="form-control{{#nameError}} is-invalid{{/nameError}}" id="name" name="name" value="{{name}}" required maxlength="{{nameLimit}}" autocomplete="off" aria-describedby="name-note">
{{#nameError}}<p class="field-error" role="alert">{{nameError}}</p>{{/nameError}}
<p class="form-text" id="name-note">{{t.bridges.name-note}}</p>
</div>
<button class="btn btn-primary">{{t.bridges.make}}</button>
</form>
</section>

"""#,
        "Bridge/key": #"""
<p class="crumb"><a href="{{bridgesHref}}">{{t.bridges.title}}</a></p>
<h1>{{pageTitle}}</h1>
<section class="block first" role="status">
<p>{{t.bridges.key.note}}</p>
<p class="quiet">{{name}}</p>
<pre class="command whole">{{secret}}</pre>
<h2>{{t.bridges.address}}</h2>
<pre class="command whole">{{address}}</pre>
<h2>{{t.bridges.key.try}}</h2>
<p class="form-text">{{t.bridges.key.try-note}}</p>
<pre class="command whole">{{example}}</pre>
<p><a class="btn btn-primary" href="{{href}}">{{t.bridges.key.done}}</a></p>
</section>

"""#,
        "ChannelCodes/channel": #"""
<p class="crumb"><a href="{{channelsHref}}">{{t.channels.title}}</a></p>
<h1>{{pageTitle}}{{#isOver}} <span class="tag tag-bad">{{t.channels.over}}</span>{{/isOver}}</h1>
{{#guide}}<p class="lead">{{guide}}</p>{{/guide}}
<pre class="command whole">{{address}}</pre>
{{#isNear}}<p class="form-text code-near">{{t.codes.near}}</p>{{/isNear}}
<div class="inline">
<a class="btn btn-outline-secondary" href="{{openHref}}">{{t.codes.look}}</a>
{{^isGone}}<a class="btn btn-outline-secondary" href="{{settingsHref}}">{{t.channels.settings}}</a>
<a class="btn btn-outline-secondary" href="{{scheduleHref}}">{{t.channels.schedule}}</a>
{{/isGone}}<a class="btn btn-outline-secondary" href="{{welcomeHref}}">{{t.channels.welcome}}</a>
</div>
{{#hasAlarms}}<ul class="code-alarms">{{#alarms}}<li class="code-alarm{{#isUrgent}} is-urgent{{/isUrgent}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{sentence}}</span></li>
{{/alarms}}</ul>{{/hasAlarms}}
{{#canAgain}}<form method="post" action="{{againAction}}" class="inline"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-primary">{{t.codes.join.again}}</button></form>{{/canAgain}}
<section class="block"><h2>{{answersWord}}</h2>
<p><strong>{{answersNow}}</strong><br><span class="quiet">{{^isGone}}{{why}} {{/isGone}}{{acceptNote}}{{#isUnderWay}} {{t.channels.under-way}}{{/isUnderWay}}</span></p>
<div class="scroll" role="region" tabindex="0" aria-label="{{t.channels.who}}"><table class="table"><tbody>
{{#shifts}}<tr><th scope="row" class="nowrap">{{hours}}</th><td>{{staff}}</td></tr>
{{/shifts}}
<tr><th scope="row">{{#hasShifts}}{{t.channels.usual-else}}{{/hasShifts}}{{^hasShifts}}{{t.channels.usual}}{{/hasShifts}}</th><td>{{usual}}</td></tr>
{{#backups}}<tr><th scope="row">{{t.channels.backups}}</th><td>{{backups}}</td></tr>
{{/backups}}{{#marks}}<tr><th scope="row">{{t.channels.marks}}</th><td>{{marks}}</td></tr>
{{/marks}}{{#until}}<tr><th scope="row">{{t.channels.until}}</th><td>{{until}}</td></tr>
{{/until}}</tbody></table></div>
<p><a class="btn btn-link" href="{{dutyHref}}">{{t.channels.duty}}</a></p>
</section>
{{#chart}}{{> Insights/chart}}{{/chart}}
<section class="block"><h2>{{t.channels.days-title}}</h2>
<p>{{totalFound}}</p>
{{^hasDays}}<div class="empty"><p>{{t.channels.days.none}}</p></div>{{/hasDays}}
{{#hasDays}}<div class="scroll" role="region" tabindex="0" aria-label="{{t.channels.days-title}}"><table class="table as-blocks"><thead><tr><th scope="col">{{t.channels.days.day}}</th><th scope="col" class="number">{{t.channels.days.scans}}</th><th scope="col" class="number">{{t.channels.days.added}}</th><th scope="col" class="number">{{t.channels.days.lost}}</th><th scope="col" class="number">{{t.channels.days.net}}</th><th scope="col" class="number">{{t.channels.days.stayed7}}</th><th scope="col" class="number">{{t.channels.days.stayed30}}</th><th scope="col" class="number">{{t.channels.days.spoke}}</th></tr></thead><tbody>
{{#days}}<tr><th scope="row" class="nowrap">{{day}}</th><td class="number" data-label="{{t.channels.days.scans}}">{{scans}}</td><td class="number" data-label="{{t.channels.days.added}}">{{added}}</td><td class="number" data-label="{{t.channels.days.lost}}">{{lost}}</td><td class="number" data-label="{{t.channels.days.net}}">{{net}}</td><td class="number" data-label="{{t.channels.days.stayed7}}">{{stayed7}}</td><td class="number" data-label="{{t.channels.days.stayed30}}">{{stayed30}}</td><td class="number" data-label="{{t.channels.days.spoke}}">{{spoke}}</td></tr>
{{/days}}
</tbody></table></div>
<p class="form-text">{{t.channels.days.note}}</p>
<p><a class="btn btn-outline-secondary" href="{{keepHref}}">{{t.channels.keep}}</a></p>{{/hasDays}}
</section>
{{^isAbandoned}}<section class="block"><h2>{{t.codes.print}}</h2>
<p>{{t.channels.print-note}}</p>
<form method="get" action="{{posterAction}}" class="inline">
<label class="form-label" for="colour">{{t.codes.colour}}</label>
<select class="form-select" id="colour" name="colour">{{#colours}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/colours}}</select>
<button class="btn btn-primary">{{t.codes.poster.png}}</button>
<button class="btn btn-outline-secondary" formaction="{{printAction}}">{{t.codes.poster.pdf}}</button>
<a class="btn btn-outline-secondary" href="{{codeHref}}">{{t.codes.code-png}}</a>
</form>
{{#pictureHref}}<p><a class="btn btn-link" href="{{pictureHref}}" rel="noreferrer">{{t.channels.own-picture}}</a></p><p class="form-text">{{t.channels.own-picture-note}}</p>{{/pictureHref}}</section>{{/isAbandoned}}
<section class="block"><h2>{{t.channels.remove}}</h2>
<p>{{removeNote}}</p>
<details class="confirm"><summary class="btn btn-outline-secondary">{{t.channels.remove}}</summary>
<form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{removeQuestion}}</p><button class="btn btn-danger">{{t.channels.remove}}</button></form></details>
</section>

"""#,
        "ChannelCodes/channels": #"""
<p class="crumb"><a href="{{codesHref}}">{{t.codes.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.channels.lead}}</p>
{{^hasCodes}}<div class="empty">{{#isConnected}}<p>{{t.channels.empty}}</p><p><a class="btn btn-primary" href="{{newHref}}">{{t.channels.new}}</a></p>{{/isConnected}}{{^isConnected}}<p>{{t.channels.unconnected}}</p>{{#connectHref}}<p><a class="btn btn-primary" href="{{connectHref}}">{{t.channels.connect}}</a></p>{{/connectHref}}{{/isConnected}}</div>{{/hasCodes}}
{{#hasCodes}}<div class="inline"><a class="btn btn-primary" href="{{newHref}}">{{t.channels.new}}</a> <a class="btn btn-outline-secondary" href="{{dutyHref}}">{{t.channels.duty}}</a></div>
<ul class="people" data-keys>
{{#codes}}<li><div class="people-who wide"><a href="{{href}}"><strong>{{name}}</strong></a>{{#isOver}} <span class="tag tag-bad">{{t.channels.over}}</span>{{/isOver}}<br><span class="quiet">{{figures}} · {{answers}}</span>
{{#alarms}}<br><span class="code-alarm{{#isUrgent}} is-urgent{{/isUrgent}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{sentence}}</span>{{/alarms}}</div></li>
{{/codes}}
</ul>{{/hasCodes}}

"""#,
        "ChannelCodes/duty": #"""
<p class="crumb"><a href="{{channelsHref}}">{{t.channels.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.channels.duty-lead}}</p>
{{^hasPeople}}<div class="empty"><p>{{t.channels.duty-none}}</p></div>{{/hasPeople}}
{{#hasPeople}}<ul class="people" data-keys>
{{#people}}<li><div class="people-who wide"><strong>{{name}}</strong> <span class="tag{{#isAway}} tag-bad{{/isAway}}">{{#isAway}}{{t.channels.away}}{{/isAway}}{{^isAway}}{{t.channels.here}}{{/isAway}}</span>{{#address}}<br><span class="quiet">{{address}}</span>{{/address}}</div>
<div class="inline">
<form method="post" action="{{action}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="user" value="{{user}}"><input type="hidden" name="connection" value="{{connection}}"><input type="hidden" name="away" value="{{^isAway}}1{{/isAway}}"><button class="btn btn-outline-secondary">{{#isAway}}{{t.channels.go-on}}{{/isAway}}{{^isAway}}{{t.channels.go-off}}{{/isAway}}</button></form>
<form method="post" action="{{addressAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="user" value="{{user}}"><input type="hidden" name="connection" value="{{connection}}"><button class="btn btn-link">{{#address}}{{t.channels.address-new}}{{/address}}{{^address}}{{t.channels.address-make}}{{/address}}</button></form>
</div></li>
{{/people}}
</ul>
<p class="form-text">{{t.channels.address-note}}</p>{{/hasPeople}}

"""#,
        "ChannelCodes/landing": #"""
<h1>{{heading}}</h1>
{{#guide}}<p class="soft">{{guide}}</p>{{/guide}}
{{#picture}}<figure class="card"><img class="qr" src="{{picture}}" alt="{{alt}}"></figure>
<p class="how">{{t.channel-landing.how}}</p>
<p class="soft">{{#isSlow}}{{t.channel-landing.slow}}{{/isSlow}}{{^isSlow}}{{t.landing.elsewhere}}{{/isSlow}}</p>{{/picture}}
{{^picture}}<p>{{#isBeingMade}}{{t.channel-landing.soon}}{{/isBeingMade}}{{^isBeingMade}}{{t.channel-landing.never}}{{/isBeingMade}}</p>{{/picture}}

"""#,
        "ChannelCodes/own-duty": #"""
<h1>{{greeting}}</h1>
<p>{{#isAway}}{{t.duty.is-away}}{{/isAway}}{{^isAway}}{{t.duty.is-here}}{{/isAway}}</p>
<form method="post" action="{{action}}">
<input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="away" value="{{^isAway}}1{{/isAway}}">
<button>{{#isAway}}{{t.duty.go-on}}{{/isAway}}{{^isAway}}{{t.duty.go-off}}{{/isAway}}</button>
</form>
<p class="soft">{{t.duty.note}}</p>

"""#,
        "ChannelCodes/plan": #"""
<p class="crumb"><a href="{{backHref}}">{{backLabel}}</a></p>
<h1>{{pageTitle}}</h1>
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{listError}}</p>{{/listError}}
{{#isUnconnected}}<div class="empty"><p>{{t.channels.unconnected}}</p>{{#connectHref}}<p><a class="btn btn-primary" href="{{connectHref}}">{{t.channels.connect}}</a></p>{{/connectHref}}</div>{{/isUnconnected}}
{{#mustChoose}}<p>{{t.channels.which-company}}</p><ul class="people">{{#companies}}<li><a href="{{code}}">{{label}}</a></li>
{{/companies}}</ul>{{/mustChoose}}
{{#hasCompany}}<form method="post" action="{{action}}" class="stack">
<input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="connection" value="{{connection}}">
<div class="field narrow"><label class="form-label" for="name">{{t.channels.name}}</label>
<input class="form-control{{#nameError}} is-invalid{{/nameError}}" id="name" name="name" value="{{name}}" required maxlength="{{nameLimit}}" autocomplete="off" aria-describedby="name-note">
{{#nameError}}<p class="field-error" role="alert">{{nameError}}</p>{{/nameError}}
<p class="form-text" id="name-note">{{t.channels.name-note}}</p></div>
<div class="field narrow"><label class="form-label" for="guide">{{t.channels.guide}}</label>
<input class="form-control{{#guideError}} is-invalid{{/guideError}}" id="guide" name="guide" value="{{guide}}" maxlength="{{guideLimit}}" autocomplete="off" aria-describedby="guide-note">
{{#guideError}}<p class="field-error" role="alert">{{guideError}}</p>{{/guideError}}
<p class="form-text" id="guide-note">{{t.channels.guide-note}}</p></div>
<fieldset class="field"><legend class="form-label">{{t.channels.staff}}</legend>
<p class="form-text">{{t.channels.staff-note}}</p>
{{#staffError}}<p class="field-error" role="alert">{{staffError}}</p>{{/staffError}}
{{#hasPeople}}<div class="scroll channel-staff" role="region" tabindex="0" aria-label="{{t.channels.staff}}"><table class="table"><thead><tr><th scope="col">{{t.channels.person}}</th><th scope="col">{{t.channels.role}}</th><th scope="col">{{t.channels.cap}}</th></tr></thead><tbody>
{{#people}}<tr><th scope="row">{{name}}</th><td><select class="form-select" name="{{roleField}}" aria-label="{{roleLabel}}">{{#roles}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/roles}}</select></td><td><input class="form-control channel-cap" type="number" inputmode="numeric" min="1" name="{{capField}}" value="{{cap}}" aria-label="{{capLabel}}"></td></tr>
{{/people}}</tbody></table></div>{{/hasPeople}}
<label class="form-label" for="more">{{t.channels.more}}</label>
<input class="form-control" id="more" name="more" value="{{more}}" autocomplete="off" autocapitalize="none" aria-describedby="more-note">
<p class="form-text" id="more-note">{{t.channels.more-note}}</p></fieldset>
<fieldset class="field"><legend class="form-label">{{t.channels.accept}}</legend>
{{#acceptances}}<div class="form-check"><input class="form-check-input" type="radio" id="accept-{{code}}" name="acceptance" value="{{code}}"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="accept-{{code}}">{{label}}</label></div>
{{/acceptances}}
{{#hoursError}}<p class="field-error" role="alert">{{hoursError}}</p>{{/hoursError}}
<details class="table-fold"><summary>{{t.channels.accept-hours}}</summary>
{{#hours}}{{> ChannelCodes/window}}
{{/hours}}</details></fieldset>
{{#hasTags}}<fieldset class="field"><legend class="form-label">{{t.channels.tags}}</legend>
{{#tagsError}}<p class="field-error" role="alert">{{tagsError}}</p>{{/tagsError}}
<div class="code-chats">{{#tags}}<div class="form-check"><input class="form-check-input" type="checkbox" id="{{code}}" name="{{code}}" value="1"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="{{code}}">{{label}}</label></div>
{{/tags}}</div></fieldset>{{/hasTags}}
<div class="field narrow"><label class="form-label" for="remark">{{t.channels.remark}}</label>
<input class="form-control{{#remarkError}} is-invalid{{/remarkError}}" id="remark" name="remark" value="{{remark}}" maxlength="{{remarkLimit}}" autocomplete="off" aria-describedby="remark-note">
{{#remarkError}}<p class="field-error" role="alert">{{remarkError}}</p>{{/remarkError}}
<p class="form-text" id="remark-note">{{remarkNote}}</p></div>
<div class="field narrow"><label class="form-label" for="days">{{t.channels.days-left}}</label>
<input class="form-control{{#daysError}} is-invalid{{/daysError}}" id="days" name="days" type="number" inputmode="numeric" min="0" value="{{days}}" aria-describedby="days-note">
{{#daysError}}<p class="field-error" role="alert">{{daysError}}</p>{{/daysError}}
<p class="form-text" id="days-note">{{t.channels.days-left-note}}</p></div>
<button class="btn btn-primary">{{#isNew}}{{t.channels.make}}{{/isNew}}{{^isNew}}{{t.form.save}}{{/isNew}}</button>
</form>{{/hasCompany}}

"""#,
        "ChannelCodes/schedule": #"""
<p class="crumb"><a href="{{channelHref}}">{{channelName}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.channels.schedule-lead}}</p>
<p class="quiet">{{zone}} {{t.channels.schedule-night}}</p>
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{listError}}</p>{{/listError}}
<form method="post" action="{{action}}" class="stack">
<input type="hidden" name="token" value="{{formToken}}">
{{#rows}}{{> ChannelCodes/window}}
{{/rows}}
<button class="btn btn-primary">{{t.form.save}}</button>
</form>

"""#,
        "ChannelCodes/window": #"""
<fieldset class="field channel-window"><legend class="form-label">{{legend}}</legend>
<div class="channel-days">{{#days}}<div class="form-check"><input class="form-check-input" type="checkbox" id="{{code}}" name="{{code}}" value="1"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="{{code}}">{{label}}</label></div>
{{/days}}</div>
<div class="inline"><label class="form-label" for="{{fromField}}">{{t.channels.window.from}}</label> <input class="form-control channel-time" type="time" id="{{fromField}}" name="{{fromField}}" value="{{from}}">
<label class="form-label" for="{{toField}}">{{t.channels.window.to}}</label> <input class="form-control channel-time" type="time" id="{{toField}}" name="{{toField}}" value="{{to}}"></div>
{{#hasPeople}}<p class="form-text">{{t.channels.window.staff}}</p><div class="channel-people">{{#people}}<div class="form-check"><input class="form-check-input" type="checkbox" id="{{code}}" name="{{code}}" value="1"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="{{code}}">{{label}}</label></div>
{{/people}}</div>{{/hasPeople}}
</fieldset>

"""#,
        "Connections/check": #"""
<li class="check check-{{kind}}"><div class="check-head"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#{{icon}}"/></svg><strong>{{name}}</strong><span class="check-verdict">{{verdict}}</span></div>
<p>{{sentence}}{{#note}} <span class="quiet">{{note}}</span>{{/note}}{{#href}} <a href="{{href}}">{{link}}</a>{{/href}}</p>{{#ago}}<time class="quiet" title="{{exact}}">{{ago}}</time>{{/ago}}</li>

"""#,
        "Connections/connection": #"""
<p class="crumb"><a href="{{wecomHref}}">{{t.wecom.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p><span class="tag{{^isOn}} tag-bad{{/isOn}}">{{state}}</span> <span class="quiet">· {{stateNote}} · AgentId {{agent}}{{#base}} · {{base}}{{/base}}</span></p>
{{#trouble}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{trouble}}</span></p>{{/trouble}}
{{#setupHref}}<p class="question"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.wecom.unfinished}} <a href="{{setupHref}}">{{t.wecom.go-on}}</a></span></p>{{/setupHref}}
<section class="block first">
<h2>{{t.wecom.check.heading}}</h2>
<form method="post" action="{{checkAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-primary">{{t.wecom.check.all}}</button></form>
<p class="form-text">{{t.wecom.check.note}}</p>
<ul class="checks" data-keys>
{{#lines}}{{> Connections/check}}
{{/lines}}
</ul>
</section>
{{#canCompare}}<section class="block"><h2>{{t.wecom.compare.heading}}</h2>
<p>{{t.wecom.compare.what}}</p>
{{#isAsked}}<p class="quiet" role="status">{{t.wecom.compare.under-way}}</p>{{/isAsked}}
{{^isAsked}}<form method="post" action="{{compareAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.wecom.compare.now}}</button></form>{{/isAsked}}
</section>{{/canCompare}}
<section class="block"><h2>{{t.wecom.welcomes.heading}}</h2>
<p>{{t.wecom.welcomes.what}}</p>
<p><a class="btn btn-outline-secondary" href="{{welcomesHref}}">{{t.nav.welcomes}}</a></p>
</section>
<section class="block"><h2>{{t.wecom.keys.heading}}</h2>
<p>{{t.wecom.keys.what}}</p>
<div class="inline"><a class="btn btn-outline-secondary" href="{{secretHref}}">{{t.wecom.secret.title}}</a><a class="btn btn-outline-secondary" href="{{callbackHref}}">{{t.wecom.keys.callback}}</a></div>
</section>
<section class="block"><h2>{{#isOff}}{{t.wecom.switch.on}}{{/isOff}}{{^isOff}}{{t.wecom.switch.off}}{{/isOff}}</h2>
<p>{{#isOff}}{{t.wecom.switch.on-what}}{{/isOff}}{{^isOff}}{{t.wecom.switch.off-what}}{{/isOff}}</p>
<form method="post" action="{{switchAction}}"><input type="hidden" name="token" value="{{formToken}}">{{#isOff}}<input type="hidden" name="on" value="1"><button class="btn btn-primary">{{t.wecom.switch.on}}</button>{{/isOff}}{{^isOff}}<input type="hidden" name="on" value="0"><button class="btn btn-outline-secondary">{{t.wecom.switch.off}}</button>{{/isOff}}</form>
</section>
<section class="block"><h2>{{t.wecom.remove.title}}</h2>
<p>{{t.wecom.remove.what}}</p>
<details class="confirm"><summary class="btn btn-outline-secondary">{{t.wecom.remove.title}}</summary>
<form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{t.wecom.remove.question}}</p><button class="btn btn-danger">{{t.wecom.remove.title}}</button></form></details>
</section>

"""#,
        "Connections/failed": #"""
<p class="crumb"><a href="{{href}}">{{corp}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.wecom.failed.lead}}</p>
{{#allAction}}<form method="post" action="{{allAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-primary">{{allLabel}}</button></form>{{/allAction}}
{{#firstHref}}<p><a href="{{firstHref}}">{{t.wecom.failed.newest}}</a></p>{{/firstHref}}
{{^hasCallbacks}}<div class="empty"><p>{{#isNarrowed}}{{t.wecom.failed.none-older}}{{/isNarrowed}}{{^isNarrowed}}{{t.wecom.failed.none}}{{/isNarrowed}}</p></div>{{/hasCallbacks}}
{{#hasCallbacks}}<ul class="people tail" data-keys>
{{#callbacks}}<li><div class="people-who wide"><strong>{{event}}</strong> <span class="tag{{#isFailed}} tag-bad{{/isFailed}}">{{state}}</span><br>{{reason}}<br><span class="quiet"><time title="{{receivedExact}}">{{received}}</time> · {{tries}}{{#next}} · {{next}}{{/next}}</span>
<details class="advanced small"><summary>{{t.wecom.failed.details}}</summary><code class="quiet">{{raw}}<br>{{problem}}</code></details></div>
{{#isFailed}}<form method="post" action="{{againAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.wecom.failed.again}}</button></form>{{/isFailed}}</li>
{{/callbacks}}
</ul>{{/hasCallbacks}}
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{t.wecom.failed.older}}</a></p>{{/nextHref}}

"""#,
        "Connections/list": #"""
<p class="crumb"><a href="{{settingsHref}}">{{t.settings.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.wecom.list.lead}}</p>
<ul class="people" data-keys>
{{#connections}}<li>
<div class="people-who wide"><a href="{{href}}"><strong>{{corp}}</strong></a> <span class="tag{{^isOn}} tag-bad{{/isOn}}">{{state}}</span><br><span class="quiet">{{note}}</span></div>
{{#setupHref}}<a class="btn btn-outline-secondary" href="{{setupHref}}">{{t.wecom.go-on}}</a>{{/setupHref}}
</li>
{{/connections}}
</ul>
<p><a class="btn btn-outline-secondary" href="{{newHref}}">{{t.wecom.list.another}}</a></p>

"""#,
        "Connections/own-keys": #"""
<form method="post" action="{{callbackAction}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field">
<label class="form-label" for="callback-token">Token</label>
<input class="form-control{{#tokenError}} is-invalid{{/tokenError}}" id="callback-token" name="callback-token" value="{{typedToken}}" required maxlength="32" autocomplete="off" autocapitalize="off" spellcheck="false">
{{#tokenError}}<p class="field-error" role="alert">{{tokenError}}</p>{{/tokenError}}
</div>
<div class="field">
<label class="form-label" for="callback-key">EncodingAESKey</label>
<input class="form-control{{#keyError}} is-invalid{{/keyError}}" id="callback-key" name="callback-key" value="{{typedKey}}" required maxlength="43" autocomplete="off" autocapitalize="off" spellcheck="false">
{{#keyError}}<p class="field-error" role="alert">{{keyError}}</p>{{/keyError}}
</div>
{{#secretError}}<p class="field-error" role="alert">{{secretError}}</p>{{/secretError}}
<button class="btn btn-outline-secondary">{{t.wecom.callback.own-save}}</button>
</form>

"""#,
        "Connections/secret": #"""
<p class="crumb"><a href="{{href}}">{{corp}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.wecom.secret.lead}}</p>
{{#trouble}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{trouble}}</span></p>{{/trouble}}
{{#corpError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{corpError}}</span></p>{{/corpError}}
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field">
<label class="form-label" for="agent">{{t.wecom.field.agent}}</label>
<input class="form-control{{#agentError}} is-invalid{{/agentError}}" id="agent" name="agent" value="{{agent}}" required maxlength="10" inputmode="numeric" autocomplete="off">
{{#agentError}}<p class="field-error" role="alert">{{agentError}}</p>{{/agentError}}
</div>
<div class="field">
<label class="form-label" for="secret">{{t.wecom.field.secret}}</label>
<input class="form-control{{#secretError}} is-invalid{{/secretError}}" id="secret" name="secret" type="password" required maxlength="256" autocomplete="new-password" spellcheck="false" aria-describedby="secret-note">
{{#secretError}}<p class="field-error" role="alert">{{secretError}}</p>{{/secretError}}
<p class="form-text" id="secret-note">{{t.wecom.field.secret-note}}</p>
</div>
<button class="btn btn-primary">{{t.wecom.secret.save}}</button>
</form>

"""#,
        "Connections/setup": #"""
<p class="crumb"><a href="{{checkHref}}">{{corp}}</a></p>
<h1>{{pageTitle}}</h1>
{{> Connections/steps}}
{{#isOff}}<p class="refusal" role="note"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.wecom.setup.off}} <a href="{{checkHref}}">{{t.wecom.setup.off-link}}</a></span></p>{{/isOff}}
{{#isCallback}}<section class="block first">
<h2>{{t.wecom.callback.heading}}</h2>
<p>{{t.wecom.callback.why}}</p>
{{#reached}}<p class="notice"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#check"/></svg><time title="{{reachedExact}}">{{reached}}</time></p>{{/reached}}
{{^reached}}
{{#isSimulated}}{{> Connections/simulated}}{{/isSimulated}}{{^isSimulated}}
<p>{{t.wecom.callback.how}}</p>
{{#isUnknown}}<p class="question"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.wecom.callback.no-origin}}</span></p>{{/isUnknown}}
{{#hasKeys}}<div class="copies">
<div class="copy"><label class="form-label" for="callback-url">URL</label><div class="copy-row"><input class="form-control" id="callback-url" value="{{url}}" readonly><button type="button" class="btn btn-outline-secondary" data-copy="callback-url" data-copied="{{t.wecom.copied}}" aria-label="{{t.wecom.copy}} URL" hidden>{{t.wecom.copy}}</button></div></div>
<div class="copy"><label class="form-label" for="shown-token">Token</label><div class="copy-row"><input class="form-control" id="shown-token" value="{{callbackToken}}" readonly><button type="button" class="btn btn-outline-secondary" data-copy="shown-token" data-copied="{{t.wecom.copied}}" aria-label="{{t.wecom.copy}} Token" hidden>{{t.wecom.copy}}</button></div></div>
<div class="copy"><label class="form-label" for="shown-key">EncodingAESKey</label><div class="copy-row"><input class="form-control" id="shown-key" value="{{callbackKey}}" readonly><button type="button" class="btn btn-outline-secondary" data-copy="shown-key" data-copied="{{t.wecom.copied}}" aria-label="{{t.wecom.copy}} EncodingAESKey" hidden>{{t.wecom.copy}}</button></div></div>
</div>{{/hasKeys}}
{{^hasKeys}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.wecom.callback.sealed}}</span></p>{{/hasKeys}}
<p>{{t.wecom.callback.save}}</p>
{{/isSimulated}}<div data-progress="{{progressHref}}" class="running">
<progress class="meter" max="1" aria-label="{{t.wecom.callback.waiting}}"></progress>
<p data-word role="status">{{word}}</p>
<noscript><p><a href="{{setupHref}}">{{t.wecom.look-again}}</a></p></noscript>
</div>
{{/reached}}
{{^isSimulated}}<details class="advanced"{{#isOwn}} open{{/isOwn}}><summary>{{t.wecom.callback.own}}</summary>
<p class="form-text">{{t.wecom.callback.own-note}}</p>
{{> Connections/own-keys}}
</details>{{/isSimulated}}
{{#reached}}<details class="confirm advanced"><summary class="btn btn-outline-secondary">{{t.wecom.callback.fresh}}</summary>
<form method="post" action="{{callbackAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="fresh" value="1"><p>{{t.wecom.callback.fresh-question}}</p><button class="btn btn-danger">{{t.wecom.callback.fresh}}</button></form></details>{{/reached}}
</section>{{/isCallback}}
{{#isAddress}}<section class="block first">
<h2>{{t.wecom.address.heading}}</h2>
<p>{{t.wecom.address.why}}</p>
{{#isTrusted}}<p class="notice"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#check"/></svg><span>{{t.wecom.address.fine}}</span></p>{{/isTrusted}}
{{#trouble}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{trouble}}{{#needsSecret}} <a href="{{secretHref}}">{{t.wecom.alarm.secret}}</a>{{/needsSecret}}</span></p>{{/trouble}}
{{#ownAddress}}<div class="copies"><div class="copy"><label class="form-label" for="own-address">{{t.wecom.address.own}}</label><div class="copy-row"><input class="form-control" id="own-address" value="{{ownAddress}}" readonly><button type="button" class="btn btn-outline-secondary" data-copy="own-address" data-copied="{{t.wecom.copied}}" aria-label="{{t.wecom.copy}} {{t.wecom.address.own}}" hidden>{{t.wecom.copy}}</button></div></div></div>{{/ownAddress}}
{{^ownAddress}}{{^isTrusted}}<p class="form-text">{{t.wecom.address.unknown}}</p>{{/isTrusted}}{{/ownAddress}}
<ol class="nexts"><li>{{t.wecom.address.first}}</li><li>{{t.wecom.address.second}}</li><li>{{t.wecom.address.third}}</li></ol>
<form method="post" action="{{checkAction}}" class="tail"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="from" value="setup"><button class="btn btn-primary">{{t.wecom.address.check}}</button></form>
<ul class="checks tail">{{#checks}}{{> Connections/check}}{{/checks}}</ul>
</section>{{/isAddress}}
{{#isLook}}<section class="block first">
<h2>{{t.wecom.look.heading}}</h2>
<p>{{t.wecom.look.why}}</p>
{{#isLooking}}<div data-progress="{{progressHref}}" class="running">
<progress class="meter" max="1" aria-label="{{t.wecom.look.heading}}"></progress>
<p data-word role="status">{{word}}</p>
<p class="quiet">{{t.wecom.look.leave}}</p>
<noscript><p><a href="{{setupHref}}">{{t.wecom.look-again}}</a></p></noscript>
</div>{{/isLooking}}
{{#isRefused}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.wecom.look.refused}} {{trouble}}{{#needsSecret}} <a href="{{secretHref}}">{{t.wecom.alarm.secret}}</a>{{/needsSecret}}</span></p>{{/isRefused}}
{{#lookedAt}}<p class="notice"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#check"/></svg><span>{{lookedAt}} {{seen}}</span></p>{{/lookedAt}}
</section>{{/isLook}}
{{#isFinished}}<section class="block first">
<h2>{{t.wecom.finished.heading}}</h2>
<p class="lead">{{seen}}</p>
<p>{{t.wecom.finished.what}}</p>
<div class="inline"><a class="btn btn-primary" href="{{groupsHref}}">{{t.wecom.finished.groups}}</a><form method="post" action="{{checkAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.wecom.finished.check}}</button></form></div>
</section>{{/isFinished}}
{{^isFinished}}<p class="tail">{{#nextHref}}<a href="{{nextHref}}">{{t.wecom.setup.next}}</a> · {{/nextHref}}<a href="{{checkHref}}">{{t.wecom.setup.later}}</a></p>{{/isFinished}}

"""#,
        "Connections/simulated": #"""
<h3>{{t.wecom.try.own}}</h3>
<p class="form-text">{{t.wecom.callback.own-simulated}}</p>
{{> Connections/own-keys}}
<h3 class="tail">{{t.wecom.try.tell}}</h3>
<div class="copies"><div class="copy"><label class="form-label" for="callback-url">URL</label><div class="copy-row"><input class="form-control" id="callback-url" value="{{url}}" readonly><button type="button" class="btn btn-outline-secondary" data-copy="callback-url" data-copied="{{t.wecom.copied}}" aria-label="{{t.wecom.copy}} URL" hidden>{{t.wecom.copy}}</button></div></div></div>
<p>{{t.wecom.try.page}}</p>
{{#platformHref}}<p><a href="{{platformHref}}" target="_blank" rel="noopener">{{platformHref}}</a></p>{{/platformHref}}
<p class="form-text">{{t.wecom.try.or}}</p>
<pre class="command whole">{{command}}</pre>

"""#,
        "Connections/start": #"""
<p class="crumb"><a href="{{settingsHref}}">{{t.settings.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.wecom.start.lead}}</p>
{{> Connections/steps}}
<section class="block first">
<h2>{{t.wecom.start.heading}}</h2>
<p>{{t.wecom.start.app}}</p>
{{#trouble}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{trouble}}</span></p>{{/trouble}}
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field">
<label class="form-label" for="corp">{{t.wecom.field.corp}}</label>
<input class="form-control{{#corpError}} is-invalid{{/corpError}}" id="corp" name="corp" value="{{corp}}" required maxlength="64" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="ww…" aria-describedby="corp-note">
{{#corpError}}<p class="field-error" role="alert">{{corpError}}</p>{{/corpError}}
<p class="form-text" id="corp-note">{{t.wecom.field.corp-note}}</p>
</div>
<div class="field">
<label class="form-label" for="agent">{{t.wecom.field.agent}}</label>
<input class="form-control{{#agentError}} is-invalid{{/agentError}}" id="agent" name="agent" value="{{agent}}" required maxlength="10" inputmode="numeric" autocomplete="off" placeholder="1000002" aria-describedby="agent-note">
{{#agentError}}<p class="field-error" role="alert">{{agentError}}</p>{{/agentError}}
<p class="form-text" id="agent-note">{{t.wecom.field.agent-note}}</p>
</div>
<div class="field">
<label class="form-label" for="secret">{{t.wecom.field.secret}}</label>
<input class="form-control{{#secretError}} is-invalid{{/secretError}}" id="secret" name="secret" type="password" required maxlength="256" autocomplete="new-password" spellcheck="false" aria-describedby="secret-note">
{{#secretError}}<p class="field-error" role="alert">{{secretError}}</p>{{/secretError}}
<p class="form-text" id="secret-note">{{t.wecom.field.secret-note}}</p>
</div>
<details class="advanced"{{#isAdvanced}} open{{/isAdvanced}}><summary>{{t.wecom.field.advanced}}</summary>
<div class="field">
<label class="form-label" for="base">{{t.wecom.field.base}}</label>
<input class="form-control{{#baseError}} is-invalid{{/baseError}}" id="base" name="base" value="{{base}}" inputmode="url" maxlength="1000" autocomplete="off" spellcheck="false" placeholder="https://qyapi.weixin.qq.com" aria-describedby="base-note">
{{#baseError}}<p class="field-error" role="alert">{{baseError}}</p>{{/baseError}}
<p class="form-text" id="base-note">{{t.wecom.field.base-note}}</p>
</div></details>
<button class="btn btn-primary">{{t.wecom.start.connect}}</button>
</form>
</section>
<section class="block">
<h2>{{t.wecom.try.heading}}</h2>
<p>{{t.wecom.try.lead}}</p>
<pre class="command whole">{{command}}</pre>
<p>{{t.wecom.try.how}}</p>
<p><a href="{{simulatedHref}}" target="_blank" rel="noopener">{{simulatedHref}}</a></p>
<p><a class="btn btn-outline-secondary" href="{{tryHref}}">{{t.wecom.try.fill}}</a></p>
</section>

"""#,
        "Connections/steps": #"""
<ol class="steps" aria-label="{{t.wecom.steps}}">
{{#steps}}<li class="step{{#isDone}} is-done{{/isDone}}{{#isCurrent}} is-now{{/isCurrent}}"{{#isCurrent}} aria-current="step"{{/isCurrent}}>{{#isDone}}<svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#check"/></svg>{{/isDone}}<span class="step-name">{{#href}}<a href="{{href}}">{{name}}</a>{{/href}}{{^href}}{{name}}{{/href}}</span><span class="step-note">{{note}}</span></li>
{{/steps}}
</ol>

"""#,
        "Contacts/line": #"""
<li><div class="who">{{#href}}<a href="{{href}}"><strong>{{name}}</strong></a>{{/href}}{{^href}}<strong>{{having}}</strong>{{/href}}<span class="quiet">{{#remark}}{{remark}} · {{/remark}}{{#href}}{{having}} · {{/href}}{{#since}}<time title="{{sinceExact}}">{{since}}</time>{{/since}}{{#channel}} · {{channel}}{{/channel}}{{#tagNames}} · {{tagNames}}{{/tagNames}}</span>{{#ending}}<span class="quiet">{{ending}}{{#lost}} · <time title="{{lostExact}}">{{lost}}</time>{{/lost}}</span>{{/ending}}</div></li>

"""#,
        "Contacts/list": #"""
<p class="crumb"><a href="{{membersHref}}">{{t.members.title}}</a></p>
<h1>{{pageTitle}}</h1>
{{#transfersHref}}<p><a href="{{transfersHref}}">{{t.transfers.link}}</a></p>{{/transfersHref}}
{{#isEmpty}}<div class="empty"><p class="lead">{{t.contacts.empty}}</p></div>{{/isEmpty}}
{{^isEmpty}}<form method="get" action="{{action}}" class="inline search" role="search">
<input class="form-control" type="search" name="q" value="{{typed}}" maxlength="100" aria-label="{{t.contacts.search}}" placeholder="{{t.contacts.search}}">
<select class="form-select" name="staff" aria-label="{{t.contacts.staff}}">{{#staffChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/staffChoices}}</select>
<select class="form-select" name="tag" aria-label="{{t.contacts.tag}}">{{#tagChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/tagChoices}}</select>
<select class="form-select" name="status" aria-label="{{t.contacts.status}}">{{#statusChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/statusChoices}}</select>
<button class="btn btn-outline-secondary"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#search"/></svg>{{t.groups.messages.find}}</button>
{{#isNarrowed}}<a href="{{action}}">{{t.contacts.all}}</a>{{/isNarrowed}}
</form>
{{#isNotFound}}<p>{{t.contacts.not-found}}</p>{{/isNotFound}}
{{#firstHref}}<p><a href="{{firstHref}}">{{t.members.first}}</a></p>{{/firstHref}}
<ul class="lines wide" data-keys>
{{#lines}}{{> Contacts/line}}
{{/lines}}
</ul>
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{t.groups.more}}</a></p>{{/nextHref}}{{/isEmpty}}

"""#,
        "CustomerGroups/group": #"""
{{> Groups/head}}
{{#isDismissed}}<p><strong>{{t.customer-groups.dismissed}}</strong></p>{{/isDismissed}}
<p class="quiet">{{#owner}}{{owner}} {{/owner}}{{staff}}</p>
<dl class="figures">
{{#figures}}{{> Insights/figure}}{{/figures}}
</dl>
{{#byTalk}}<p class="quiet">{{byTalk}}</p>{{/byTalk}}
<div class="charts">{{#chart}}{{> Insights/chart}}{{/chart}}{{#isStill}}<p>{{t.customer-groups.still}}</p>{{/isStill}}
{{#hasWays}}<section class="block"><h2>{{t.customer-groups.ways}}</h2>
<ul class="lines">
{{#ways}}<li><div class="who">{{way}}</div><span class="count">{{people}}{{#share}} <small>{{share}}</small>{{/share}}</span></li>
{{/ways}}
</ul></section>{{/hasWays}}</div>
{{#knownSince}}<p class="quiet">{{knownSince}}</p>{{/knownSince}}
{{#hasMoves}}<section class="block"><h2>{{t.customer-groups.moves}}</h2>
<ul class="lines wide" data-keys>
{{#moves}}<li><div class="who"><a href="{{href}}"><strong>{{name}}</strong></a><span class="quiet">{{what}} · <time title="{{exact}}">{{ago}}</time></span></div></li>
{{/moves}}
</ul>
<p><a href="{{membersHref}}">{{t.customer-groups.all-members}}</a></p></section>{{/hasMoves}}
{{#isSilent}}<p class="quiet">{{t.customer-groups.no-talk}}{{#importHref}} <a href="{{importHref}}">{{t.home.empty.import}}</a>{{/importHref}}</p>{{/isSilent}}

"""#,
        "CustomerGroups/list": #"""
<p class="crumb"><a href="{{groupsHref}}">{{t.groups.title}}</a></p>
<h1>{{pageTitle}}</h1>
{{#isEmpty}}<div class="empty"><p class="lead">{{t.customer-groups.empty}}</p>
{{#wecomHref}}<p><a class="btn btn-primary" href="{{wecomHref}}">{{t.wecom.home-link}}</a></p>{{/wecomHref}}</div>{{/isEmpty}}
{{^isEmpty}}<p class="lead">{{lead}}</p>
<dl class="figures">
{{#figures}}{{> Insights/figure}}{{/figures}}
</dl>
<div class="charts">{{#chart}}{{> Insights/chart}}{{/chart}}{{#isStill}}<p>{{t.customer-groups.still}}</p>{{/isStill}}</div>
{{#knownSince}}<p class="quiet">{{knownSince}}</p>{{/knownSince}}
<section class="block"><h2>{{t.customer-groups.each}}</h2>
<p class="quiet">{{t.customer-groups.order}}</p>
<div class="scroll" role="region" tabindex="0" aria-label="{{t.customer-groups.each}}"><table class="table as-rows">
<thead><tr><th scope="col">{{t.customer-groups.head.group}}</th><th scope="col" class="number">{{t.customer-groups.head.present}}</th><th scope="col" class="number">{{t.customer-groups.head.week-came}}</th><th scope="col" class="number">{{t.customer-groups.head.week-went}}</th><th scope="col" class="number">{{t.customer-groups.head.week-net}}</th><th scope="col" class="number">{{t.customer-groups.head.month-net}}</th></tr></thead>
<tbody data-keys>
{{#groups}}<tr><th scope="row"><a href="{{href}}">{{name}}</a></th><td class="number" data-label="{{t.customer-groups.head.present}}">{{present}}</td><td class="number" data-label="{{t.customer-groups.head.week-came}}">{{came}}</td><td class="number" data-label="{{t.customer-groups.head.week-went}}">{{went}}</td><td class="number" data-label="{{t.customer-groups.head.week-net}}">{{net}}</td><td class="number" data-label="{{t.customer-groups.head.month-net}}">{{monthNet}}</td></tr>
{{/groups}}
</tbody></table></div>
<p class="pages">{{#previousHref}}<a class="btn btn-outline-secondary" rel="prev" href="{{previousHref}}">{{t.matrix.previous}}</a> {{/previousHref}}{{#nextHref}}<a class="btn btn-outline-secondary" rel="next" href="{{nextHref}}">{{t.matrix.next}}</a>{{/nextHref}}</p>
</section>
<p class="quiet">{{t.customer-groups.no-talk}}{{#importHref}} <a href="{{importHref}}">{{t.home.empty.import}}</a>{{/importHref}}</p>{{/isEmpty}}

"""#,
        "CustomerGroups/summary": #"""
<h2>{{t.customer-groups.title}}</h2>
<p>{{whole}} {{lately}} <a href="{{href}}">{{t.customer-groups.more}}</a></p>

"""#,
        "Groups/as-of": #"""
<form method="get" action="{{tabHref}}" class="as-of">
<label for="as-of">{{t.groups.as-of.label}}</label>
<input class="form-control" type="date" id="as-of" name="as-of" value="{{asOfDay}}" max="{{today}}">
<button class="btn btn-outline-secondary">{{t.groups.as-of.show}}</button>
{{#asOfIsChosen}}<a href="{{tabHref}}">{{t.groups.as-of.back}}</a>{{/asOfIsChosen}}
</form>

"""#,
        "Groups/group": #"""
{{> Groups/head}}
<div class="verdict">
{{#state}}{{> Insights/state}} <details class="define"><summary aria-label="{{t.state.define}}" title="{{t.state.define}}">?</summary><p>{{stateRule}}</p></details>{{/state}}
{{> Groups/as-of}}
</div>
{{#gap}}<div class="question gap" role="status"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#help"/></svg><div><p>{{gapSentence}}</p>
{{#canConfirm}}<div class="gap-ways"><a class="btn btn-outline-secondary" href="{{importHref}}">{{t.groups.gap.import}}</a><form method="post" action="{{silenceAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.groups.gap.silent}}</button></form></div>{{/canConfirm}}</div></div>{{/gap}}
{{#asOfError}}<p class="field-error" role="alert">{{asOfError}}</p>{{/asOfError}}
<p class="quiet">{{asOfSentence}}{{#ownNote}} {{ownNote}}{{#ownHref}} <a href="{{ownHref}}">{{t.groups.own-who}}</a>{{/ownHref}}{{/ownNote}}{{^isSilent}} <a class="keep" href="{{keepHref}}" download>{{t.groups.keep}}</a>{{/isSilent}}</p>
{{#isSilent}}<p>{{#asOfIsChosen}}{{t.groups.as-of.before}}{{/asOfIsChosen}}{{^asOfIsChosen}}{{t.groups.as-of.nothing}}{{/asOfIsChosen}}</p>{{/isSilent}}
{{^isSilent}}
{{#isWhole}}<div class="verdict-words">
{{#lastDayHref}}<p>{{t.groups.last-day}} <a href="{{lastDayHref}}">{{lastDayLink}}</a></p>{{/lastDayHref}}
{{#sentences}}{{> Insights/sentence}}
{{/sentences}}
{{> Insights/statistics}}
{{#hasNexts}}<ul class="nexts">{{#nexts}}<li>{{words}}{{#link}} <a href="{{linkHref}}">{{link}}</a>{{/link}}</li>{{/nexts}}</ul>{{/hasNexts}}
</div>
{{#turn}}{{> Insights/section}}{{/turn}}
{{#settled}}{{> Tasks/settled}}{{/settled}}
{{#write}}{{> Insights/section}}{{/write}}
{{#change}}{{> Insights/section}}{{/change}}
<dl class="figures">
{{#figures}}{{> Insights/figure}}{{/figures}}
</dl>
{{/isWhole}}
<div class="charts">
{{#isWhole}}{{#charts}}{{> Insights/chart}}{{/charts}}{{/isWhole}}
<section class="block" id="former">
<h2>{{t.groups.former.title}}</h2>
{{^isWhole}}<p><a href="{{wholeHref}}">{{t.diagnosis.whole}}</a></p>{{/isWhole}}
{{#former}}{{> Insights/lines}}{{/former}}
{{#formerRobots}}<p class="quiet">{{formerRobots}}{{#formerRobotsHref}} <a href="{{formerRobotsHref}}">{{t.groups.former.robots-link}}</a>{{/formerRobotsHref}}</p>{{/formerRobots}}
{{#formerRenamed}}<p class="quiet">{{formerRenamed}}</p>{{/formerRenamed}}
{{^hasFormer}}<p>{{noFormer}}</p>{{/hasFormer}}
</section>
</div>
{{/isSilent}}

"""#,
        "Groups/head": #"""
<p class="crumb"><a href="{{groupsHref}}">{{t.groups.title}}</a></p>
<h1>{{groupName}}{{#canChange}} <a class="small-link" href="{{nameHref}}">{{t.groups.rename.link}}</a>{{/canChange}}</h1>
<nav class="tabs" aria-label="{{groupName}}">{{#tabs}}<a href="{{href}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{tabTitle}}</a>{{/tabs}}</nav>

"""#,
        "Groups/list": #"""
<h1>{{pageTitle}}</h1>
{{^hasGroups}}<div class="empty"><p class="lead">{{t.groups.empty.lead}}</p>
{{#canImport}}<p><a class="btn btn-primary" href="{{importHref}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#import"/></svg>{{t.home.empty.import}}</a></p>{{/canImport}}
{{^canImport}}<p>{{t.home.empty.ask}}</p>{{/canImport}}</div>{{/hasGroups}}
{{#hasGroups}}{{#stale}}{{> Insights/stale}}{{/stale}}<p class="quiet">{{^stale}}{{#asOf}}{{asOf}} {{/asOf}}{{/stale}}<a class="keep" href="{{keepHref}}" download>{{t.groups.keep}}</a> <a class="keep" href="{{compareHref}}">{{t.compare.link}}</a> <a class="keep" href="{{reportsHref}}">{{t.reports.link}}</a></p>
{{#customerGroupsHref}}<p><a href="{{customerGroupsHref}}">{{t.customer-groups.link}}</a></p>{{/customerGroupsHref}}
<dl class="figures">
{{#figures}}{{> Insights/figure}}{{/figures}}
</dl>
{{#hasCharts}}<details class="block matrix-course"><summary>{{t.matrix.course}}</summary>
<div class="charts">
{{#charts}}{{> Insights/chart}}{{/charts}}
</div></details>{{/hasCharts}}
<section class="block" id="groups"><h2>{{t.matrix.each}}</h2>
<ul class="state-counts" aria-label="{{t.matrix.states}}">
<li><a href="{{allHref}}"{{#isWhole}} aria-current="true"{{/isWhole}}>{{t.matrix.all}}</a></li>
{{#stateCounts}}<li><a href="{{href}}"{{#isChosen}} aria-current="true"{{/isChosen}}>{{#state}}{{> Insights/state}}{{/state}} {{count}}</a></li>
{{/stateCounts}}
</ul>
<form method="get" action="{{action}}" class="inline search matrix-search" role="search">
{{#chosenState}}<input type="hidden" name="state" value="{{chosenState}}">{{/chosenState}}
<input class="form-control" type="search" name="q" value="{{typed}}" maxlength="60" aria-label="{{t.matrix.search}}" placeholder="{{t.matrix.search}}">
<select class="form-select" name="sort" aria-label="{{t.matrix.sort}}">{{#orderChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/orderChoices}}</select>
<button class="btn btn-outline-secondary"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#search"/></svg>{{t.groups.messages.find}}</button>
</form>
<p class="quiet">{{count}}{{#isFiltered}} <a href="{{allHref}}">{{t.matrix.show-all}}</a>{{/isFiltered}}</p>
{{^hasLines}}<p>{{t.matrix.none}}</p>{{/hasLines}}
{{#hasLines}}<div class="scroll matrix-scroll" role="region" tabindex="0" aria-label="{{t.matrix.each}}"><table class="table as-rows matrix">
<thead><tr>{{#columns}}<th scope="col"{{#isNumber}} class="number"{{/isNumber}}{{#ariaSort}} aria-sort="{{ariaSort}}"{{/ariaSort}}><a href="{{href}}">{{label}}{{#arrow}} <span aria-hidden="true">{{arrow}}</span>{{/arrow}}</a></th>{{#hasWeeks}}<th scope="col">{{t.matrix.column.weeks}}</th>{{/hasWeeks}}{{/columns}}</tr></thead>
<tbody data-keys>
{{#groups}}<tr><th scope="row"><a href="{{href}}">{{name}}</a>{{#lastDayHref}} <a class="small-link" href="{{lastDayHref}}">{{t.matrix.last-day}}</a>{{/lastDayHref}}</th><td>{{#state}}{{> Insights/state}}{{/state}}{{^state}}<span class="quiet">{{#isUnheard}}{{t.matrix.unheard}}{{/isUnheard}}{{^isUnheard}}{{t.matrix.counting}}{{/isUnheard}}</span>{{/state}}</td><td>{{{sparkMarkup}}}</td><td data-label="{{t.matrix.column.wau}}">{{wau}}</td><td>{{mau}}</td><td data-label="{{t.matrix.column.change}}">{{change}}</td><td>{{silence}}</td><td>{{answered}}{{#answeredOf}} <small>{{answeredOf}}</small>{{/answeredOf}}</td><td>{{spoke}}{{#spokeOf}} <small>{{spokeOf}}</small>{{/spokeOf}}</td><td>{{risk}}</td><td>{{former}}</td><td>{{net}}</td></tr>
{{/groups}}
</tbody></table></div>
<p class="pages">{{#previousHref}}<a class="btn btn-outline-secondary" rel="prev" href="{{previousHref}}">{{t.matrix.previous}}</a> {{/previousHref}}{{#nextHref}}<a class="btn btn-outline-secondary" rel="next" href="{{nextHref}}">{{t.matrix.next}}</a>{{/nextHref}}</p>{{/hasLines}}
</section>
<details class="block"><summary>{{t.matrix.define}}</summary>
<p class="quiet">{{t.matrix.lines}}</p>
<dl class="notes rules">{{#columns}}{{#isDefined}}<dt>{{label}}</dt><dd>{{definition}}</dd>{{/isDefined}}{{/columns}}</dl></details>
<details class="block"><summary>{{t.state.define}}</summary>
<dl class="notes rules">{{#states}}{{#state}}<dt>{{> Insights/state}}</dt><dd>{{stateRule}}</dd>{{/state}}{{/states}}</dl></details>{{/hasGroups}}

"""#,
        "Groups/members": #"""
{{> Groups/head}}
{{#active}}<p>{{active}} <a href="{{allHref}}">{{t.members.all}}</a></p>{{/active}}
{{^hasLines}}<p>{{t.groups.members.none}}</p>{{/hasLines}}
{{#hasLines}}<p class="quiet">{{t.groups.members.note}}</p>
{{> Groups/memberships}}
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{t.groups.more}}</a></p>{{/nextHref}}{{/hasLines}}

"""#,
        "Groups/memberships": #"""
<ul class="lines wide" data-keys>
{{#lines}}<li><div class="who"><a href="{{href}}"><strong>{{title}}</strong></a><span class="quiet">{{presence}} · <time title="{{lastExact}}">{{last}}</time></span></div><span class="count">{{#saidHref}}<a href="{{saidHref}}">{{messages}}</a>{{/saidHref}}{{^saidHref}}{{messages}}{{/saidHref}} <small>{{messagesUnit}}</small></span></li>
{{/lines}}
</ul>

"""#,
        "Groups/messages": #"""
{{> Groups/head}}
<form method="get" action="{{action}}" class="inline search" role="search">
<input class="form-control" type="search" name="q" value="{{typed}}" maxlength="200" aria-label="{{t.groups.messages.search}}" placeholder="{{t.groups.messages.search}}">
<button class="btn btn-outline-secondary"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#search"/></svg>{{t.groups.messages.find}}</button>
{{#isSearch}}<a href="{{messagesHref}}">{{t.groups.messages.all}}</a>{{/isSearch}}
</form>
{{#choice}}<p>{{choice}} <a href="{{messagesHref}}">{{t.groups.messages.all}}</a></p>{{/choice}}
{{^hasLines}}<p>{{nothing}}</p>{{/hasLines}}
{{#newestHref}}<p><a href="{{newestHref}}">{{t.groups.messages.newest}}</a></p>{{/newestHref}}
{{#newerHref}}<p><a class="btn btn-outline-secondary" href="{{newerHref}}">{{t.groups.messages.newer}}</a></p>{{/newerHref}}
<ol class="talk" data-keys>
{{#lines}}{{#day}}<li class="talk-day">{{day}}</li>{{/day}}<li{{#isHit}} class="is-hit" id="hit" aria-current="true"{{/isHit}}><p class="talk-who"><a href="{{href}}">{{name}}</a> <time class="quiet" title="{{time}}">{{clock}}</time></p>{{#quote}}<blockquote>{{quote}}</blockquote>{{/quote}}<p class="talk-words">{{#kind}}<span class="kind">{{kind}}</span> {{/kind}}{{{textMarkup}}}</p>{{#hasMedia}}<p class="talk-media">{{#media}}<span>{{#href}}<a href="{{href}}">{{deed}}</a> <span class="quiet">{{size}}</span>{{/href}}{{^href}}<span class="quiet">{{what}} · {{why}}</span>{{/href}}</span>{{/media}}</p>{{/hasMedia}}</li>
{{/lines}}
</ol>
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{t.groups.messages.older}}</a></p>{{/nextHref}}

"""#,
        "Groups/name": #"""
<p class="crumb"><a href="{{back}}">{{t.form.back}}</a></p>
<h1>{{pageTitle}}</h1>
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field">
<label class="form-label" for="name">{{t.groups.rename.label}}</label>
<input class="form-control{{#nameError}} is-invalid{{/nameError}}" id="name" name="name" value="{{name}}" required maxlength="{{limit}}" autocomplete="off" aria-describedby="name-note">
{{#nameError}}<p class="field-error" role="alert">{{nameError}}</p>{{/nameError}}
<p class="form-text" id="name-note">{{t.groups.rename.note}}</p>
</div>
<button class="btn btn-primary">{{t.form.save}}</button>
</form>

"""#,
        "Groups/silent": #"""
{{> Groups/head}}
<p>{{t.groups.messages.none}}</p>

"""#,
        "Groups/tab": #"""
{{> Groups/head}}
<div class="verdict">{{> Groups/as-of}}</div>
{{#asOfError}}<p class="field-error" role="alert">{{asOfError}}</p>{{/asOfError}}
<p class="quiet">{{asOfSentence}}{{#wholeHref}} <a href="{{wholeHref}}">{{t.diagnosis.whole}}</a>{{/wholeHref}}</p>
<div class="sections">
{{#blocks}}{{> Insights/section}}{{/blocks}}
</div>

"""#,
        "Imports/import": #"""
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.import.lead}}</p>
<form class="upload" data-upload="{{uploadAction}}" data-sending="{{sending}}" data-failed="{{t.import.failed}}" data-stopped="{{t.import.stopped}}" data-limit="{{limitBytes}}" data-toolarge="{{tooLarge}}">
<input type="hidden" name="token" value="{{formToken}}">
<div class="drop">
<svg class="icon drop-icon" aria-hidden="true"><use href="{{iconsHref}}#upload"/></svg>
<p class="drop-word">{{t.import.drop}}</p>
<input class="visually-hidden" type="file" id="files" multiple aria-describedby="files-note">
<label class="btn btn-primary" for="files">{{t.import.choose}}</label>
<p class="form-text" id="files-note">{{t.import.formats-note}} {{limitNote}}</p>
<noscript><p class="field-error">{{t.import.no-script}}</p></noscript>
</div>
<progress class="meter" value="0" max="1" hidden aria-label="{{t.import.progress}}"></progress>
<p data-word role="status"></p>
<button type="button" class="btn btn-outline-secondary" data-stop hidden>{{t.import.stop}}</button>
</form>
{{#hasUploads}}<section class="block first">
<h2>{{t.import.waiting.title}}</h2>
<p class="quiet">{{t.import.waiting.note}}</p>
<ul class="lines">
{{#uploads}}<li><div class="who"><strong>{{file}}</strong><span class="quiet">{{size}} · <time title="{{receivedExact}}">{{received}}</time></span></div><a class="btn btn-outline-secondary" href="{{href}}">{{t.import.waiting.continue}}</a></li>
{{/uploads}}
</ul>
</section>{{/hasUploads}}
<details class="block how"{{^hasRuns}} open{{/hasRuns}}><summary>{{t.import.how.title}}</summary>
<dl class="notes how-list">
<dt>{{t.platform.wechat}}</dt><dd>{{t.import.how.wechat}}</dd>
<dt>{{t.platform.wecom}}</dt><dd>{{t.import.how.wecom}}</dd>
<dt>QQ</dt><dd>{{t.import.how.qq}}</dd>
<dt>Telegram / WhatsApp</dt><dd>{{t.import.how.abroad}}</dd>
<dt>{{t.import.how.other-title}}</dt><dd>{{t.import.how.other}}</dd>
</dl></details>
{{#hasRuns}}<section class="block">
<h2>{{t.import.runs.title}}</h2>
<div data-jobs>
{{#isSettled}}<p><a class="btn btn-primary" href="{{homeHref}}">{{t.import.to-home}}</a></p>{{/isSettled}}
<ul class="lines">
{{#runs}}<li{{#isOpen}} data-open{{/isOpen}}><div class="who"><a href="{{href}}"><strong>{{file}}</strong></a><span class="quiet">{{#isOpen}}{{word}} · {{/isOpen}}{{#shortSummary}}{{shortSummary}} · {{/shortSummary}}<time title="{{startedExact}}">{{started}}</time></span></div><span class="tag{{#isBad}} tag-bad{{/isBad}}">{{stateWord}}</span></li>
{{/runs}}
</ul>
</div>
</section>{{/hasRuns}}

"""#,
        "Imports/run": #"""
<p class="crumb"><a href="{{importHref}}">{{t.import.title}}</a></p>
<h1>{{pageTitle}}</h1>
{{#isOpen}}<div data-progress="{{progressHref}}" class="running">
<progress class="meter" max="1"{{#done}} value="{{done}}"{{/done}} aria-label="{{t.import.progress}}"></progress>
<p data-word role="status">{{word}}</p>
<p class="quiet">{{t.import.leave}}</p>
<noscript><p><a href="{{href}}">{{t.import.look-again}}</a></p></noscript>
<form method="post" action="{{cancelAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.import.cancel}}</button></form>
</div>{{/isOpen}}
{{^isOpen}}
{{#problem}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{problem}}</span></p>{{/problem}}
{{#summary}}<p class="lead">{{summary}}</p>{{/summary}}
{{#advice}}<p>{{advice}}</p>{{/advice}}
{{#hasResults}}<p class="inline"><a class="btn btn-primary" href="{{homeHref}}">{{t.import.to-home}}</a><a class="btn btn-outline-secondary" href="{{importHref}}">{{t.import.more}}</a></p>
{{#results}}<section class="block first">
<h2>{{name}}</h2>
<dl class="facts">
<div><dt>{{t.import.fact.groups}}</dt><dd>{{groups}}</dd></div>
<div><dt>{{t.import.fact.span}}</dt><dd>{{span}}</dd></div>
<div><dt>{{t.import.fact.messages}}</dt><dd>{{messages}}</dd></div>
<div><dt>{{t.import.fact.events}}</dt><dd>{{events}}</dd></div>
<div><dt>{{t.import.fact.members}}</dt><dd>{{members}}</dd></div>
<div><dt>{{t.import.fact.duplicates}}</dt><dd>{{duplicates}}</dd></div>
<div><dt>{{t.import.fact.rejected}}</dt><dd>{{rejected}}</dd></div>
<div><dt>{{t.import.fact.format}}</dt><dd>{{format}}</dd></div>
</dl>
</section>{{/results}}
{{#rejectsNote}}<p class="quiet">{{rejectsNote}} <a href="{{rejectsHref}}" download>{{t.import.rejects-download}}</a></p>{{/rejectsNote}}{{/hasResults}}
{{^hasResults}}<p class="inline"><a class="btn btn-primary" href="{{importHref}}">{{t.import.more}}</a></p>{{/hasResults}}
{{/isOpen}}

"""#,
        "Imports/upload": #"""
<h1>{{pageTitle}}</h1>
<p class="lead"><strong>{{file}}</strong> · {{size}}{{#recognised}}<br>{{recognised}}{{/recognised}}</p>
{{#problem}}<p class="question" role="status"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#help"/></svg><span>{{problem}}</span></p>{{/problem}}
{{#hasTable}}<div class="scroll" role="region" tabindex="0" aria-label="{{t.import.first-rows}}"><table class="table small"><caption>{{t.import.first-rows}}</caption><thead><tr>{{#tableHeads}}<th scope="col">{{cell}}</th>{{/tableHeads}}</tr></thead><tbody>{{#tableRows}}<tr>{{#cells}}<td>{{cell}}</td>{{/cells}}</tr>
{{/tableRows}}</tbody></table></div>{{/hasTable}}
{{#hasRows}}<div class="scroll" role="region" tabindex="0" aria-label="{{t.import.first-messages}}"><table class="table small"><caption>{{t.import.first-messages}}</caption><thead><tr><th scope="col">{{t.import.column.time}}</th><th scope="col">{{t.import.column.sender}}</th><th scope="col">{{t.import.column.text}}</th>{{#namesGroup}}<th scope="col">{{t.import.column.group}}</th>{{/namesGroup}}</tr></thead><tbody>{{#rows}}<tr><td class="nowrap">{{time}}</td><td>{{sender}}</td><td>{{text}}</td>{{#namesGroup}}<td>{{groupOfRow}}</td>{{/namesGroup}}</tr>
{{/rows}}</tbody></table></div>{{/hasRows}}
{{^isHopeless}}<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
{{#asksFormat}}<div class="field"><label class="form-label" for="format">{{t.import.format.label}}</label>
<select class="form-select" id="format" name="format"><option value="">{{t.import.format.unknown}}</option>{{#formatChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/formatChoices}}</select></div>{{/asksFormat}}
{{#asksColumns}}<fieldset class="field"><legend class="form-label">{{t.import.columns.label}}</legend>
{{#columnsError}}<p class="field-error" role="alert">{{columnsError}}</p>{{/columnsError}}
<div class="pairs">{{#columnQuestions}}<label for="{{field}}">{{label}}</label><select class="form-select" id="{{field}}" name="{{field}}">{{#choices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/choices}}</select>{{/columnQuestions}}</div></fieldset>{{/asksColumns}}
{{#asksYear}}<div class="field"><label class="form-label" for="year">{{t.import.year.label}}</label>
<input class="form-control{{#yearError}} is-invalid{{/yearError}}" id="year" name="year" value="{{year}}" inputmode="numeric" maxlength="4" aria-describedby="year-note">
{{#yearError}}<p class="field-error" role="alert">{{yearError}}</p>{{/yearError}}<p class="form-text" id="year-note">{{t.import.year.note}}</p></div>{{/asksYear}}
{{#asksDay}}<div class="field"><label class="form-label" for="day">{{t.import.day.label}}</label>
<input class="form-control{{#dayError}} is-invalid{{/dayError}}" type="date" id="day" name="day" value="{{day}}" aria-describedby="day-note">
{{#dayError}}<p class="field-error" role="alert">{{dayError}}</p>{{/dayError}}<p class="form-text" id="day-note">{{t.import.day.note}}</p></div>{{/asksDay}}
{{#asksDateOrder}}<div class="field"><label class="form-label" for="date-order">{{t.import.order.label}}</label>
<select class="form-select" id="date-order" name="date-order">{{#dateOrderChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/dateOrderChoices}}</select></div>{{/asksDateOrder}}
{{#asksGroup}}<div class="field"><label class="form-label" for="group">{{t.import.group.label}}</label>
{{#hasKnownGroups}}<select class="form-select mb-2" name="known" aria-label="{{t.import.group.known}}"><option value="">{{t.import.group.new}}</option>{{#knownGroups}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/knownGroups}}</select>{{/hasKnownGroups}}
<input class="form-control{{#groupError}} is-invalid{{/groupError}}" id="group" name="group" value="{{group}}" maxlength="60" autocomplete="off" aria-describedby="group-note">
{{#groupError}}<p class="field-error" role="alert">{{groupError}}</p>{{/groupError}}<p class="form-text" id="group-note">{{groupNote}}</p></div>{{/asksGroup}}
<details class="field"{{#zoneError}} open{{/zoneError}}><summary>{{t.import.zone.wrong}}</summary><label class="form-label" for="zone">{{t.import.zone.label}}</label>
<select class="form-select" id="zone" name="zone" aria-describedby="zone-note">{{#zoneChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/zoneChoices}}</select>
{{#zoneError}}<p class="field-error" role="alert">{{zoneError}}</p>{{/zoneError}}<p class="form-text" id="zone-note">{{t.import.zone.note}}</p></details>
<button class="btn btn-primary">{{t.import.begin}}</button>
</form>{{/isHopeless}}
{{#isHopeless}}<p><a class="btn btn-primary" href="{{importHref}}">{{t.import.another}}</a></p>{{/isHopeless}}
<form method="post" action="{{removeAction}}" class="aside"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-link">{{t.import.remove}}</button></form>

"""#,
        "Insights/chart": #"""
<section class="block chart-block" data-chart="{{chartKind}}" data-unit="{{chartUnit}}"{{#isReversed}} data-reversed{{/isReversed}}>
<h2>{{title}}</h2>
{{#note}}<p class="quiet">{{note}}</p>{{/note}}
<div class="chart-frame">{{{chartMarkup}}}</div>
<div class="chart-foot">
<details class="table-fold"{{#isOpen}} open{{/isOpen}}><summary>{{t.chart.table}}</summary>
<div class="scroll" role="region" tabindex="0" aria-label="{{title}}"><table class="table"><thead><tr>{{#heads}}<th scope="col"{{#series}} data-series="{{series}}"{{/series}}>{{cell}}</th>{{/heads}}</tr></thead>
<tbody>{{#rows}}<tr{{#axisLabel}} data-label="{{axisLabel}}"{{/axisLabel}}{{#says}} data-says="{{says}}"{{/says}}{{#mark}} data-mark="{{mark}}"{{/mark}}{{#isThin}} data-thin{{/isThin}}><th scope="row"{{#code}} data-value="{{code}}"{{/code}}>{{head}}</th>{{#cells}}<td{{#number}} data-value="{{number}}"{{/number}}>{{cell}}</td>{{/cells}}</tr>
{{/rows}}</tbody></table></div></details>
<p class="chart-keep" hidden><button type="button" class="btn btn-link" data-keep="png">{{t.chart.png}}</button><button type="button" class="btn btn-link" data-keep="csv">{{t.chart.csv}}</button></p>
</div>
</section>

"""#,
        "Insights/compare": #"""
<p class="crumb"><a href="{{groupsHref}}">{{t.groups.title}}</a></p>
<h1>{{pageTitle}}</h1>
{{^hasGroups}}<div class="empty"><p class="lead">{{t.compare.empty}}</p>
{{#canImport}}<p><a class="btn btn-primary" href="{{importHref}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#import"/></svg>{{t.home.empty.import}}</a></p>{{/canImport}}
{{^canImport}}<p>{{t.home.empty.ask}}</p>{{/canImport}}</div>{{/hasGroups}}
{{#hasGroups}}<p class="lead">{{t.compare.lead}}</p>
<form method="get" action="{{action}}" class="compare-form">
<fieldset><legend class="form-label">{{t.compare.left}}</legend>
<select class="form-select" name="a" aria-label="{{t.compare.left-group}}"><option value="">{{t.compare.choose}}</option>{{#ones}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/ones}}</select>
<label class="form-label" for="on">{{t.compare.day}}</label>
<input class="form-control{{#dayError}} is-invalid{{/dayError}}" type="date" id="on" name="on" value="{{oneDay}}" max="{{today}}">
</fieldset>
<fieldset><legend class="form-label">{{t.compare.right}}</legend>
<select class="form-select" name="b" aria-label="{{t.compare.right-group}}"><option value="">{{t.compare.same-group}}</option>{{#others}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/others}}</select>
<label class="form-label" for="against">{{t.compare.day}}</label>
<input class="form-control{{#dayError}} is-invalid{{/dayError}}" type="date" id="against" name="against" value="{{otherDay}}" max="{{today}}">
</fieldset>
{{#isCut}}<div class="compare-narrow"><label class="form-label" for="q">{{t.compare.narrow}}</label><input class="form-control" type="search" id="q" name="q" value="{{typed}}" maxlength="60"><p class="form-text">{{t.compare.narrow-note}}</p></div>{{/isCut}}
{{#dayError}}<p class="field-error" role="alert">{{dayError}}</p>{{/dayError}}
<p class="form-text">{{t.compare.day-note}}</p>
<button class="btn btn-primary">{{t.compare.link}}</button>
</form>
{{^hasSides}}<p class="quiet">{{t.compare.nothing-yet}}</p>{{/hasSides}}
{{#hasSides}}{{#isSame}}<p class="notice" role="status"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.compare.identical}}</span></p>{{/isSame}}
{{#isDifferent}}<div class="scroll" role="region" tabindex="0" aria-label="{{pageTitle}}"><table class="table compare">
<thead><tr><th scope="col">{{t.compare.figure}}</th><th scope="col"><a href="{{oneHref}}">{{oneName}}</a> <small>{{oneTime}}</small></th><th scope="col"><a href="{{otherHref}}">{{otherName}}</a> <small>{{otherTime}}</small></th><th scope="col">{{t.compare.difference}}</th></tr></thead>
<tbody>
<tr><th scope="row">{{t.groups.column.state}}</th><td>{{#oneState}}{{> Insights/state}}{{/oneState}}</td><td>{{#otherState}}{{> Insights/state}}{{/otherState}}</td><td></td></tr>
{{#rows}}<tr><th scope="row">{{label}}</th><td>{{one}}</td><td>{{other}}</td><td><strong>{{difference}}</strong>{{#verdict}} <span class="compare-verdict">{{verdict}}</span>{{/verdict}}{{#interval}} <small>{{interval}}</small>{{/interval}}</td></tr>
{{/rows}}
</tbody></table></div>
<p><a class="btn btn-outline-secondary" href="{{turnedHref}}">{{t.compare.turn}}</a></p>
<details class="block"><summary>{{t.compare.define}}</summary>
<p class="quiet">{{t.compare.define-difference}}</p>
<dl class="notes rules">{{#rows}}<dt>{{label}}</dt><dd>{{definition}}</dd>{{/rows}}</dl></details>{{/isDifferent}}{{/hasSides}}{{/hasGroups}}

"""#,
        "Insights/figure-run": #"""
<h1>{{pageTitle}}</h1>
<div data-progress="{{progressHref}}" class="running">
<progress class="meter" max="1"{{#done}} value="{{done}}"{{/done}} aria-label="{{t.figures.run.progress}}"></progress>
<p data-word role="status">{{word}}</p>
<p class="quiet">{{t.figures.run.leave}}</p>
<noscript><p><a href="{{href}}">{{t.import.look-again}}</a></p></noscript>
</div>

"""#,
        "Insights/figure": #"""
<div class="figure">
<dt>{{label}} <details class="define"><summary aria-label="{{definitionLabel}}" title="{{definitionLabel}}">?</summary><p>{{definition}}{{#interval}} <span class="statistics">{{interval}}</span>{{/interval}}</p></details></dt>
<dd>{{#href}}<a class="figure-value" href="{{href}}">{{figure}}</a>{{/href}}{{^href}}<span class="figure-value">{{figure}}</span>{{/href}} <span class="figure-unit">{{unit}}</span>{{#sample}}<small class="figure-note">{{sample}}</small>{{/sample}}{{#note}}<span class="figure-note">{{note}}</span>{{/note}}</dd>
</div>

"""#,
        "Insights/lines": #"""
<div class="section-list" id="{{listId}}">
{{#listTitle}}<h3>{{listTitle}}</h3>{{/listTitle}}
{{#listNote}}<p class="quiet">{{listNote}}</p>{{/listNote}}
{{#hasLines}}<ul class="lines">
{{#lines}}<li><div class="who">{{#lineHref}}<a href="{{lineHref}}"><strong><bdi>{{lineName}}</bdi></strong></a>{{/lineHref}}{{^lineHref}}<strong>{{lineName}}</strong>{{/lineHref}}<span class="quiet"{{#exact}} title="{{exact}}"{{/exact}}>{{reason}}</span>{{#quote}}<blockquote class="said">{{quote}}</blockquote>{{/quote}}{{#said}}<p class="quiet said-when"><span title="{{saidExact}}">{{saidAgo}}</span> · <a href="{{saidHref}}" aria-label="{{saidLabel}}">{{t.tasks.page.context}}</a></p>{{/said}}{{#opening}}
<details class="draft" id="{{draftId}}"{{#draftIsOpen}} open{{/draftIsOpen}}><summary>{{t.tasks.page.opening}}</summary>
<div class="opening"><textarea class="form-control" id="{{draftId}}-text" rows="3" aria-label="{{t.tasks.page.opening}} {{lineName}}">{{draft}}</textarea>
<button type="button" class="btn btn-outline-secondary" data-copy="{{draftId}}-text" data-copied="{{t.tasks.page.copied}}" aria-label="{{t.tasks.page.copy}} {{lineName}}" hidden>{{t.tasks.page.copy}}</button></div></details>{{/opening}}
{{#settle}}<div class="chore-acts line-acts">{{> Tasks/settle}}</div>{{/settle}}</div>{{#lineCount}}<span class="count">{{lineCount}}{{#lineUnit}} <small>{{lineUnit}}</small>{{/lineUnit}}</span>{{/lineCount}}{{#action}}<a class="line-action" href="{{actionHref}}" aria-label="{{actionLabel}}">{{action}}</a>{{/action}}</li>
{{/lines}}
</ul>{{/hasLines}}
{{#nothing}}<p>{{nothing}}</p>{{/nothing}}
{{#rest}}<p class="quiet">{{#restHref}}<a href="{{restHref}}">{{rest}}</a>{{/restHref}}{{^restHref}}{{rest}}{{/restHref}}</p>{{/rest}}
</div>

"""#,
        "Insights/report": #"""
<h1>{{pageTitle}}</h1>
{{^hasGroups}}<p class="lead">{{t.report.nothing}}</p>{{/hasGroups}}
{{#hasGroups}}<p class="lead">{{asOf}}</p>
{{#firstName}}<section class="block">
<h2>{{t.first-group.lead}} {{firstName}} {{#firstState}}{{> Insights/state}}{{/firstState}}</h2>
<p>{{firstWhy}}</p>
</section>{{/firstName}}
{{#hasMatrix}}<section class="block">
<h2>{{t.report.whole}}</h2>
<dl class="figures">{{#whole}}<div class="figure"><dt>{{label}}</dt><dd><span class="figure-value">{{figure}}</span> <span class="figure-unit">{{unit}}</span>{{#note}}<span class="figure-note">{{note}}</span>{{/note}}</dd></div>
{{/whole}}</dl>
<div class="charts">
{{#wholeCharts}}{{> Insights/chart}}{{/wholeCharts}}
</div>
</section>{{/hasMatrix}}
<section class="block">
<h2>{{t.report.groups}}</h2>
<div class="scroll" role="region" tabindex="0" aria-label="{{t.report.groups}}"><table class="table">
<thead><tr><th scope="col">{{t.groups.column.name}}</th><th scope="col">{{t.groups.column.state}}</th><th scope="col">{{t.groups.column.weeks}}</th><th scope="col" class="number">{{t.figure.wau}}</th><th scope="col" class="number">{{t.figure.mau}}</th><th scope="col" class="number">{{t.groups.column.change}}</th><th scope="col" class="number">{{t.figure.messages}}</th></tr></thead>
<tbody>{{#groups}}<tr><th scope="row">{{name}}</th><td>{{#state}}{{> Insights/state}}{{/state}}</td><td>{{{sparkMarkup}}}</td><td class="number">{{weekSpeakers}}</td><td class="number">{{monthSpeakers}}</td><td class="number">{{change}}</td><td class="number">{{messages}}</td></tr>
{{/groups}}</tbody></table></div>
{{#rest}}<p class="quiet">{{rest}}</p>{{/rest}}
</section>
{{#sections}}<article class="report-group">
<h2>{{name}} {{#state}}{{> Insights/state}}{{/state}}</h2>
{{#state}}<p class="quiet">{{stateRule}}</p>{{/state}}
<dl class="figures">{{#figures}}<div class="figure"><dt>{{label}}</dt><dd><span class="figure-value">{{figure}}</span> <span class="figure-unit">{{unit}}</span>{{#note}}<span class="figure-note">{{note}}</span>{{/note}}</dd></div>
{{/figures}}</dl>
<dl class="brief">{{#brief}}<dt>{{head}}</dt><dd>{{text}}</dd>
{{/brief}}</dl>
<div class="charts">
{{#charts}}{{> Insights/chart}}{{/charts}}
</div>
<section class="block"><h3>{{t.report.former}}</h3>
{{#hasFormer}}<table class="table"><tbody>{{#former}}<tr><th scope="row">{{name}}</th><td><span title="{{lastExact}}">{{reason}}</span></td></tr>
{{/former}}</tbody></table>{{#formerRest}}<p class="quiet">{{formerRest}}</p>{{/formerRest}}{{/hasFormer}}
{{#hasNobody}}<p>{{t.report.former-none}}</p>{{/hasNobody}}
{{#formerRobots}}<p class="quiet">{{formerRobots}}</p>{{/formerRobots}}
{{#formerRenamed}}<p class="quiet">{{formerRenamed}}</p>{{/formerRenamed}}</section>
</article>
{{/sections}}
<section class="block">
<h2>{{t.report.definitions}}</h2>
<dl class="notes rules">{{#definitions}}<dt>{{label}}</dt><dd>{{definition}}</dd>{{/definitions}}
{{#states}}{{#state}}<dt>{{> Insights/state}}</dt><dd>{{stateRule}}</dd>{{/state}}{{/states}}</dl>
</section>{{/hasGroups}}
<footer class="quiet">{{t.report.foot}}</footer>

"""#,
        "Insights/risk": #"""
<p class="crumb"><a href="{{groupsHref}}">{{t.groups.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.diagnosis.risk.lead}}</p>
<div class="sections">
{{#blocks}}{{> Insights/section}}{{/blocks}}
</div>

"""#,
        "Insights/section": #"""
<section class="block section{{#isWide}} section-wide{{/isWide}}" id="{{anchor}}">
<div class="section-head"><h2>{{heading}}</h2><details class="define"><summary aria-label="{{blockWhatLabel}}" title="{{blockWhatLabel}}">?</summary><p>{{blockWhat}}</p></details></div>
{{#sentences}}{{> Insights/sentence}}
{{/sentences}}
{{#hasFigures}}<dl class="figures">
{{#figures}}{{> Insights/figure}}{{/figures}}
</dl>{{/hasFigures}}
{{#charts}}{{> Insights/chart}}{{/charts}}
{{#blockTable}}{{> Insights/table}}{{/blockTable}}
<div class="section-lists">
{{#lists}}{{> Insights/lines}}{{/lists}}
</div>
{{> Insights/statistics}}
</section>

"""#,
        "Insights/sentence": #"""
<p>{{words}}{{#link}} <a href="{{linkHref}}">{{link}}</a>{{/link}}</p>

"""#,
        "Insights/stale": #"""
<p class="notice stale" title="{{staleExact}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{staleSentence}}{{#staleHref}} <a href="{{staleHref}}">{{t.home.newer}}</a>{{/staleHref}}</span></p>

"""#,
        "Insights/state": #"""
<span class="state state-{{stateKind}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#{{stateIcon}}"/></svg>{{stateWord}}</span>

"""#,
        "Insights/statistics": #"""
{{#hasStatistics}}<details class="table-fold statistics"><summary>{{t.diagnosis.statistics}}</summary>
{{#statistics}}{{> Insights/sentence}}
{{/statistics}}
{{#expertTable}}{{> Insights/table}}{{/expertTable}}</details>{{/hasStatistics}}

"""#,
        "Insights/table": #"""
<div class="scroll" role="region" tabindex="0" aria-label="{{caption}}"><table class="table"><thead><tr>{{#heads}}<th scope="col"{{^isFirst}} class="number"{{/isFirst}}>{{cell}}</th>{{/heads}}</tr></thead>
<tbody>{{#rows}}<tr>{{#cells}}{{#isFirst}}<th scope="row">{{cell}}</th>{{/isFirst}}{{^isFirst}}<td class="number">{{#cellHref}}<a href="{{cellHref}}">{{cell}}</a>{{/cellHref}}{{^cellHref}}{{cell}}{{/cellHref}}</td>{{/isFirst}}{{/cells}}</tr>
{{/rows}}</tbody></table></div>
{{#rulesTitle}}<details class="table-fold"><summary>{{rulesTitle}}</summary><dl class="notes">{{#rules}}<dt>{{term}}</dt><dd>{{rule}}</dd>{{/rules}}</dl></details>{{/rulesTitle}}

"""#,
        "LiveCodes/code": #"""
<p class="crumb"><a href="{{codesHref}}">{{t.codes.title}}</a></p>
<h1>{{pageTitle}}{{^isOn}} <span class="tag tag-bad">{{t.codes.off}}</span>{{/isOn}}</h1>
{{#guide}}<p class="lead">{{guide}}</p>{{/guide}}
<pre class="command whole">{{address}}</pre>
{{#isNear}}<p class="form-text code-near">{{t.codes.near}}</p>{{/isNear}}
<div class="inline">
<a class="btn btn-outline-secondary" href="{{openHref}}">{{t.codes.look}}</a>
<a class="btn btn-outline-secondary" href="{{settingsHref}}">{{t.codes.settings}}</a>
<form method="post" action="{{switchAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="on" value="{{#isOn}}0{{/isOn}}{{^isOn}}1{{/isOn}}"><button class="btn btn-outline-secondary">{{#isOn}}{{t.codes.turn-off}}{{/isOn}}{{^isOn}}{{t.codes.turn-on}}{{/isOn}}</button></form>
</div>
{{#hasAlarms}}<ul class="code-alarms">{{#alarms}}<li class="code-alarm{{#isUrgent}} is-urgent{{/isUrgent}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{sentence}}</span>{{#fixHref}} <a href="{{fixHref}}">{{t.codes.fix}}</a>{{/fixHref}}</li>
{{/alarms}}</ul>{{/hasAlarms}}
<section class="block"><h2>{{t.codes.targets}}</h2>
<p class="quiet">{{fill}} · {{reserveNote}}</p>
{{^hasTargets}}<div class="empty"><p>{{t.codes.targets-none}}</p></div>{{/hasTargets}}
{{#hasTargets}}<ul class="people code-targets" data-keys>
{{#targets}}<li>{{#picture}}<img class="qr" src="{{picture}}" alt="{{alt}}" loading="lazy">{{/picture}}
<div class="people-who wide"><a href="{{href}}"><strong>{{name}}</strong></a> <span class="tag{{#isBad}} tag-bad{{/isBad}}">{{stateWord}}</span><br><span class="quiet">{{#counted}}{{counted}} · {{/counted}}{{seats}}{{#until}} · {{until}}{{/until}}{{#joined}} · {{joined}}{{/joined}}</span>{{#room}}<br><meter class="code-room" value="{{room}}" max="1" aria-label="{{seats}}"></meter>{{/room}}{{#problem}}<br><span class="quiet">{{problem}}</span>{{/problem}}</div>
<div class="inline">
{{#canUp}}<form method="post" action="{{upAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-link" aria-label="{{t.codes.target.up}} {{name}}">{{t.codes.target.up}}</button></form>{{/canUp}}
<form method="post" action="{{pauseAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="on" value="{{#isPaused}}1{{/isPaused}}"><button class="btn btn-link">{{#isPaused}}{{t.codes.target.resume}}{{/isPaused}}{{^isPaused}}{{t.codes.target.pause}}{{/isPaused}}</button></form>
{{#canAgain}}<form method="post" action="{{againAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.codes.join.again}}</button></form>{{/canAgain}}
<a class="btn btn-link" href="{{href}}">{{t.codes.target.edit}}</a>
</div></li>
{{/targets}}
</ul>{{/hasTargets}}
{{> LiveCodes/upload-form}}
{{#joinWayHref}}<p><a class="btn btn-outline-secondary" href="{{joinWayHref}}">{{t.codes.join.add}}</a></p>{{/joinWayHref}}
</section>
<section class="block"><h2>{{t.codes.print}}</h2>
<p>{{t.codes.print-note}}</p>
<form method="get" action="{{posterAction}}" class="inline">
<label class="form-label" for="colour">{{t.codes.colour}}</label>
<select class="form-select" id="colour" name="colour">{{#colours}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/colours}}</select>
<button class="btn btn-primary">{{t.codes.poster.png}}</button>
<button class="btn btn-outline-secondary" formaction="{{printAction}}">{{t.codes.poster.pdf}}</button>
<a class="btn btn-outline-secondary" href="{{codeHref}}">{{t.codes.code-png}}</a>
</form></section>
<section class="block"><h2>{{t.codes.days-title}}</h2>
{{^hasDays}}<div class="empty"><p>{{t.codes.days.none}}</p></div>{{/hasDays}}
{{#hasDays}}<p>{{scansFound}}</p>
<div class="scroll" role="region" tabindex="0" aria-label="{{t.codes.days-title}}"><table class="table as-blocks"><thead><tr><th scope="col">{{t.codes.days.day}}</th><th scope="col" class="number">{{t.codes.days.scans}}</th><th scope="col">{{t.codes.days.shown}}</th><th scope="col" class="number">{{t.codes.days.away}}</th><th scope="col" class="number">{{t.codes.days.contacts}}</th>{{#hasJoined}}<th scope="col" class="number">{{t.codes.days.joined}}</th><th scope="col" class="number">{{t.codes.days.there}}</th>{{/hasJoined}}</tr></thead><tbody>
{{#days}}<tr><th scope="row" class="nowrap">{{day}}</th><td class="number" data-label="{{t.codes.days.scans}}">{{scans}}</td><td data-label="{{t.codes.days.shown}}">{{shown}}</td><td class="number" data-label="{{t.codes.days.away}}">{{turnedAway}}</td><td class="number" data-label="{{t.codes.days.contacts}}">{{contactsLeft}}</td>{{#hasJoined}}<td class="number" data-label="{{t.codes.days.joined}}">{{joined}}</td><td class="number" data-label="{{t.codes.days.there}}">{{there}}</td>{{/hasJoined}}</tr>
{{/days}}
</tbody></table></div>
<p class="form-text">{{t.codes.days.note}}</p>{{/hasDays}}
</section>
{{#hasContacts}}<section class="block"><h2>{{t.codes.contacts}}</h2>
<p class="quiet">{{t.codes.contacts-note}}</p>
<ul class="people">
{{#contacts}}<li><div class="people-who"><strong>{{name}}</strong><br><span>{{reach}}</span> <span class="quiet">· <time title="{{leftExact}}">{{left}}</time></span></div>
<form method="post" action="{{forgetAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.codes.contacts-done}}</button></form></li>
{{/contacts}}
</ul></section>{{/hasContacts}}
{{#canAskGuests}}<section class="block"><h2>{{t.codes.guests.title}}</h2>
<p>{{t.codes.guests.note}}</p>
<form method="post" action="{{guestsAction}}" class="stack narrow"><input type="hidden" name="token" value="{{formToken}}">
<div class="field"><label class="form-label" for="by">{{t.codes.guests.ask}}</label>
<select class="form-select" id="by" name="by">{{#guestCompanies}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/guestCompanies}}</select></div>
<div class="field"><label class="form-label" for="known">{{t.codes.guests.known}}</label>
<select class="form-select" id="known" name="known">{{#knownChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/knownChoices}}</select></div>
<button class="btn btn-outline-secondary">{{t.form.save}}</button></form>
</section>{{/canAskGuests}}
{{^canAskGuests}}{{#asksGuests}}<p class="quiet">{{t.codes.guests.is-on}}</p>{{/asksGuests}}{{/canAskGuests}}
<section class="block"><h2>{{t.codes.remove}}</h2>
<p>{{t.codes.remove-note}}</p>
<details class="confirm"><summary class="btn btn-outline-secondary">{{t.codes.remove}}</summary>
<form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{t.codes.remove-question}}</p><button class="btn btn-danger">{{t.codes.remove}}</button></form></details>
</section>

"""#,
        "LiveCodes/codes": #"""
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.codes.lead}}</p>
<p><a href="{{channelsHref}}">{{t.codes.channels}}</a></p>
{{^hasCodes}}<div class="empty"><p>{{t.codes.empty}}</p><p><a class="btn btn-primary" href="{{newHref}}">{{t.codes.new}}</a></p></div>{{/hasCodes}}
{{#hasCodes}}<p><a class="btn btn-primary" href="{{newHref}}">{{t.codes.new}}</a></p>
<ul class="people" data-keys>
{{#codes}}<li><div class="people-who wide"><a href="{{href}}"><strong>{{name}}</strong></a>{{#isOff}} <span class="tag tag-bad">{{t.codes.off}}</span>{{/isOff}}<br><span class="quiet">{{groups}} · {{path}}</span>
{{#alarms}}<br><span class="code-alarm{{#isUrgent}} is-urgent{{/isUrgent}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{sentence}}</span>{{/alarms}}</div></li>
{{/codes}}
</ul>{{/hasCodes}}

"""#,
        "LiveCodes/contact-form": #"""
<form method="post" action="{{contactHref}}">
<input type="hidden" name="token" value="{{formToken}}">
<label for="name">{{t.landing.name}}</label>
<input type="text" id="name" name="name" value="{{typedName}}" required maxlength="{{nameLimit}}" autocomplete="name"{{#nameError}} class="is-wrong" aria-describedby="name-wrong"{{/nameError}}>
{{#nameError}}<p class="wrong" id="name-wrong" role="alert">{{nameError}}</p>{{/nameError}}
<label for="reach">{{t.landing.reach}}</label>
<input type="text" id="reach" name="reach" value="{{typedReach}}" required maxlength="40" autocomplete="tel" autocapitalize="none"{{#reachError}} class="is-wrong" aria-describedby="reach-wrong"{{/reachError}}>
{{#reachError}}<p class="wrong" id="reach-wrong" role="alert">{{reachError}}</p>{{/reachError}}
<label class="agree"><input type="checkbox" name="consent" value="1" required{{#hasConsent}} checked{{/hasConsent}}> <span>{{consent}}</span></label>
{{#consentError}}<p class="wrong" role="alert">{{consentError}}</p>{{/consentError}}
<button>{{t.landing.send}}</button>
</form>

"""#,
        "LiveCodes/contact": #"""
<h1>{{t.landing.contact-title}}</h1>
<p class="soft">{{t.landing.contact-lead}}</p>
{{> LiveCodes/contact-form}}
<p class="other"><a href="{{codeHref}}">{{t.landing.back}}</a></p>

"""#,
        "LiveCodes/guest": #"""
<h1>{{t.landing.guest.title}}</h1>
<p>{{why}}</p>
{{#failed}}<p class="wrong" role="alert">{{t.landing.guest.failed}}</p>{{/failed}}
{{#signInHref}}<p class="go"><a href="{{signInHref}}">{{t.landing.guest.go}}</a></p>{{/signInHref}}
<p class="soft">{{t.landing.guest.where}}</p>
<p class="other"><a href="{{contactHref}}">{{t.landing.trouble}}</a></p>

"""#,
        "LiveCodes/join-way": #"""
<p class="crumb"><a href="{{codeHref}}">{{codeName}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.codes.join.lead}}</p>
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{listError}}</p>{{/listError}}
{{^hasChats}}<div class="empty"><p>{{t.codes.join.none}}</p></div>{{/hasChats}}
{{#hasChats}}<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field"><label class="form-label" for="name">{{t.codes.target.name}}</label>
<input class="form-control{{#nameError}} is-invalid{{/nameError}}" id="name" name="name" value="{{name}}" required maxlength="{{nameLimit}}" autocomplete="off">
{{#nameError}}<p class="field-error" role="alert">{{nameError}}</p>{{/nameError}}</div>
<fieldset class="field"><legend class="form-label">{{t.codes.join.chats}}</legend>
<p class="form-text">{{chatsNote}}</p>
<div class="code-chats">{{#chats}}<div class="form-check"><input class="form-check-input" type="checkbox" id="{{code}}" name="{{code}}" value="1"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="{{code}}">{{label}}</label></div>
{{/chats}}</div>
{{#chatsError}}<p class="field-error" role="alert">{{chatsError}}</p>{{/chatsError}}</fieldset>
<div class="field"><div class="form-check"><input class="form-check-input" type="checkbox" id="opens" name="opens" value="1"{{#opens}} checked{{/opens}}><label class="form-check-label" for="opens">{{t.codes.join.opens}}</label></div></div>
<div class="field"><label class="form-label" for="base">{{t.codes.join.base}}</label>
<input class="form-control{{#baseError}} is-invalid{{/baseError}}" id="base" name="base" value="{{base}}" maxlength="{{baseLimit}}" autocomplete="off" aria-describedby="base-note">
{{#baseError}}<p class="field-error" role="alert">{{baseError}}</p>{{/baseError}}
<p class="form-text" id="base-note">{{t.codes.join.base-note}}</p></div>
<button class="btn btn-primary">{{t.codes.join.make}}</button>
</form>{{/hasChats}}

"""#,
        "LiveCodes/known": #"""
<h1>{{t.landing.known.title}}</h1>
<p>{{inGroup}}</p>
<p class="soft">{{t.landing.known.how}}</p>
<p class="other"><a href="{{contactHref}}">{{t.landing.trouble}}</a></p>

"""#,
        "LiveCodes/landing": #"""
<h1>{{name}}</h1>
{{#guide}}<p class="soft">{{guide}}</p>{{/guide}}
{{#hasTarget}}<figure class="card"><img class="qr" src="{{picture}}" alt="{{alt}}"><figcaption>{{target}}</figcaption></figure>
<p class="how">{{t.landing.how}}</p>
<p class="soft">{{t.landing.elsewhere}}</p>
<p class="other"><a href="{{contactHref}}">{{t.landing.trouble}}</a></p>{{/hasTarget}}
{{^hasTarget}}<p>{{t.landing.full}}</p>
{{> LiveCodes/contact-form}}{{/hasTarget}}

"""#,
        "LiveCodes/plan": #"""
<p class="crumb"><a href="{{backHref}}">{{backLabel}}</a></p>
<h1>{{pageTitle}}</h1>
{{#isNew}}<p class="lead">{{t.codes.new-lead}}</p>{{/isNew}}
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{listError}}</p>{{/listError}}
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field"><label class="form-label" for="name">{{t.codes.name}}</label>
<input class="form-control{{#nameError}} is-invalid{{/nameError}}" id="name" name="name" value="{{name}}" required maxlength="{{nameLimit}}" autocomplete="off" aria-describedby="name-note">
{{#nameError}}<p class="field-error" role="alert">{{nameError}}</p>{{/nameError}}
<p class="form-text" id="name-note">{{t.codes.name-note}}</p></div>
<div class="field"><label class="form-label" for="guide">{{t.codes.guide}}</label>
<input class="form-control{{#guideError}} is-invalid{{/guideError}}" id="guide" name="guide" value="{{guide}}" maxlength="{{guideLimit}}" autocomplete="off" aria-describedby="guide-note">
{{#guideError}}<p class="field-error" role="alert">{{guideError}}</p>{{/guideError}}
<p class="form-text" id="guide-note">{{t.codes.guide-note}}</p></div>
<fieldset class="field"><legend class="form-label">{{t.codes.fill}}</legend>
{{#fills}}<div class="form-check"><input class="form-check-input" type="radio" id="fill-{{code}}" name="fill" value="{{code}}"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="fill-{{code}}">{{label}}</label></div>
{{/fills}}</fieldset>
<div class="field"><label class="form-label" for="reserve">{{t.codes.reserve}}</label>
<input class="form-control{{#reserveError}} is-invalid{{/reserveError}}" id="reserve" name="reserve" type="number" inputmode="numeric" min="0" max="{{mostReserve}}" value="{{reserve}}" required aria-describedby="reserve-note">
{{#reserveError}}<p class="field-error" role="alert">{{reserveError}}</p>{{/reserveError}}
<p class="form-text" id="reserve-note">{{t.codes.reserve-note}}</p></div>
<button class="btn btn-primary">{{#isNew}}{{t.codes.make}}{{/isNew}}{{^isNew}}{{t.form.save}}{{/isNew}}</button>
</form>

"""#,
        "LiveCodes/target": #"""
<p class="crumb"><a href="{{codeHref}}">{{codeName}}</a></p>
<h1>{{pageTitle}}</h1>
{{#picture}}<img class="qr code-picture" src="{{picture}}" alt="{{alt}}">{{/picture}}
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field"><label class="form-label" for="name">{{t.codes.target.name}}</label>
<input class="form-control{{#nameError}} is-invalid{{/nameError}}" id="name" name="name" value="{{name}}" required maxlength="{{nameLimit}}" autocomplete="off">
{{#nameError}}<p class="field-error" role="alert">{{nameError}}</p>{{/nameError}}</div>
{{#hasChats}}<div class="field"><label class="form-label" for="chat">{{t.codes.target.chat}}</label>
<select class="form-select{{#chatsError}} is-invalid{{/chatsError}}" id="chat" name="chat" aria-describedby="chat-note">{{#chats}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/chats}}</select>
{{#chatsError}}<p class="field-error" role="alert">{{chatsError}}</p>{{/chatsError}}
<p class="form-text" id="chat-note">{{t.codes.target.chat-note}}</p></div>{{/hasChats}}
{{#isCounted}}<div class="field"><p class="form-label">{{t.codes.target.members}}</p>
<p>{{counted}}{{#expected}} {{expected}}{{/expected}}</p></div>{{/isCounted}}
{{^isCounted}}<div class="field"><label class="form-label" for="members">{{t.codes.target.members}}</label>
<input class="form-control{{#membersError}} is-invalid{{/membersError}}" id="members" name="members" type="number" inputmode="numeric" min="0" value="{{members}}" aria-describedby="members-note">
{{#membersError}}<p class="field-error" role="alert">{{membersError}}</p>{{/membersError}}
<p class="form-text" id="members-note">{{membersNote}}</p></div>{{/isCounted}}
<div class="field"><label class="form-label" for="cap">{{t.codes.target.cap}}</label>
<input class="form-control{{#capError}} is-invalid{{/capError}}" id="cap" name="cap" type="number" inputmode="numeric" min="1" value="{{cap}}" aria-describedby="cap-note">
{{#capError}}<p class="field-error" role="alert">{{capError}}</p>{{/capError}}
<p class="form-text" id="cap-note">{{capNote}}</p></div>
<div class="field"><label class="form-label" for="days">{{t.codes.target.days}}</label>
<input class="form-control{{#daysError}} is-invalid{{/daysError}}" id="days" name="days" type="number" inputmode="numeric" min="1" value="{{days}}" aria-describedby="days-note">
{{#daysError}}<p class="field-error" role="alert">{{daysError}}</p>{{/daysError}}
<p class="form-text" id="days-note">{{daysNote}}</p></div>
<button class="btn btn-primary">{{t.form.save}}</button>
</form>
{{#isPicture}}<section class="block"><h2>{{t.codes.target.renew}}</h2>
<p>{{t.codes.target.renew-note}}</p>
{{> LiveCodes/upload-form}}</section>{{/isPicture}}
<section class="block"><h2>{{t.codes.target.remove}}</h2>
<p>{{t.codes.target.remove-note}}</p>
<details class="confirm"><summary class="btn btn-outline-secondary">{{t.codes.target.remove}}</summary>
<form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{t.codes.target.remove-question}}</p><button class="btn btn-danger">{{t.codes.target.remove}}</button></form></details>
</section>

"""#,
        "LiveCodes/thanks": #"""
<h1>{{t.landing.thanks}}</h1>
<p class="soft">{{t.landing.thanks-lead}}</p>
<p class="other"><a href="{{codeHref}}">{{t.landing.back}}</a></p>

"""#,
        "LiveCodes/unwanted": #"""
<h1>{{t.landing.unwanted.title}}</h1>
<p class="soft">{{t.landing.unwanted.lead}}</p>

"""#,
        "LiveCodes/upload-form": #"""
<form class="upload code-upload" data-upload="{{uploadAction}}" data-sending="{{sending}}" data-failed="{{t.codes.upload.failed}}" data-limit="{{limitBytes}}" data-toolarge="{{tooLarge}}">
<input type="hidden" name="token" value="{{formToken}}">
<div class="drop">
<p class="drop-word">{{t.codes.upload.drop}}</p>
<input class="visually-hidden" type="file" id="files" accept="image/png,image/jpeg" aria-describedby="files-note">
<label class="btn btn-primary" for="files">{{t.codes.upload.choose}}</label>
<p class="form-text" id="files-note">{{t.codes.upload.note}}</p>
<noscript><p class="field-error">{{t.codes.upload.no-script}}</p></noscript>
</div>
<progress class="meter" value="0" max="1" hidden aria-label="{{t.import.progress}}"></progress>
<p data-word role="status"></p>
</form>

"""#,
        "Members/list": #"""
<h1>{{pageTitle}}</h1>
{{#proposals}}<p><a href="{{proposalsHref}}">{{proposals}}</a></p>{{/proposals}}
{{#blacklistHref}}<p class="quiet"><a href="{{blacklistHref}}">{{t.blacklist.link}}</a></p>{{/blacklistHref}}
{{#contactsHref}}<p><a href="{{contactsHref}}">{{t.contacts.link}}</a></p>{{/contactsHref}}
{{#isEmpty}}<div class="empty"><p class="lead">{{t.members.empty}}</p>
{{#canImport}}<p><a class="btn btn-primary" href="{{importHref}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#import"/></svg>{{t.home.empty.import}}</a></p>{{/canImport}}</div>{{/isEmpty}}
{{^isEmpty}}<form method="get" action="{{action}}" class="inline search" role="search">
<input class="form-control" type="search" name="q" value="{{typed}}" maxlength="100" aria-label="{{t.members.search}}" placeholder="{{t.members.search}}">
<button class="btn btn-outline-secondary"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#search"/></svg>{{t.groups.messages.find}}</button>
{{#isSearch}}<a href="{{action}}">{{t.members.all}}</a>{{/isSearch}}
</form>
{{#active}}<p>{{active}} <a href="{{action}}">{{t.members.all}}</a></p>{{/active}}
{{#isWhole}}<p class="quiet">{{t.members.order}} <a class="keep" href="{{keepHref}}" download>{{t.groups.keep}}</a></p>{{/isWhole}}
{{#isNotFound}}<p>{{t.members.not-found}}</p>{{/isNotFound}}
{{#firstHref}}<p><a href="{{firstHref}}">{{t.members.first}}</a></p>{{/firstHref}}
<ul class="lines wide" data-keys>
{{#lines}}<li><div class="who"><a href="{{href}}"><strong>{{name}}</strong></a>{{#ownKind}} <span class="kind">{{ownKind}}</span>{{/ownKind}}<span class="quiet">{{groups}} · <time title="{{lastExact}}">{{last}}</time></span></div><span class="count">{{messages}} <small>{{messagesUnit}}</small></span></li>
{{/lines}}
</ul>
{{#isCutSearch}}<p class="quiet">{{t.members.narrow}}</p>{{/isCutSearch}}
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{t.groups.more}}</a></p>{{/nextHref}}{{/isEmpty}}

"""#,
        "Members/member": #"""
<p class="crumb"><a href="{{membersHref}}">{{t.members.title}}</a></p>
<h1>{{name}}{{#isOperator}} <span class="kind">{{ownKind}}</span>{{/isOperator}}{{#isBlacklisted}} <span class="kind">{{t.blacklist.title}}</span>{{/isBlacklisted}}</h1>
<p class="lead">{{summary}}</p>
{{#chart}}<div class="member-chart">{{> Insights/chart}}</div>{{/chart}}
<section class="block{{^chart}} first{{/chart}}"><h2>{{t.members.where}}</h2>
<ul class="lines wide" data-keys>
{{#lines}}<li><div class="who"><a href="{{href}}"><strong>{{title}}</strong></a><span class="quiet">{{#role}}{{role}} · {{/role}}{{presence}} · <time title="{{lastExact}}">{{last}}</time>{{#risk}} · {{risk}}{{/risk}}</span></div><span class="count">{{#saidHref}}<a href="{{saidHref}}">{{messages}}</a>{{/saidHref}}{{^saidHref}}{{messages}}{{/saidHref}} <small>{{messagesUnit}}</small></span></li>
{{/lines}}
</ul>
{{#groupsRest}}<p class="quiet">{{groupsRest}}</p>{{/groupsRest}}
</section>
{{#hasContacts}}<section class="block"><h2>{{t.contacts.title}}</h2>
<ul class="lines wide">
{{#contacts}}{{> Contacts/line}}
{{/contacts}}
</ul>
</section>{{/hasContacts}}
{{#hasGreetings}}<section class="block"><h2>{{t.welcomes.title}}</h2>
<ul class="people">
{{#greetings}}{{> Welcomes/outcome}}
{{/greetings}}
</ul>
</section>{{/hasGreetings}}
{{#memberWords}}{{> Members/words}}{{/memberWords}}
<section class="block"><h2>{{t.members.said}}</h2>
{{^hasTalk}}<p>{{t.members.said-nothing}}</p>{{/hasTalk}}
<ol class="talk">
{{#talk}}{{#day}}<li class="talk-day">{{day}}</li>{{/day}}<li><p class="talk-words"><time class="quiet" title="{{time}}">{{clock}}</time> {{#kind}}<span class="kind">{{kind}}</span> {{/kind}}{{{textMarkup}}}{{#groupOfLine}} <span class="quiet">{{groupOfLine}}</span>{{/groupOfLine}}</p></li>
{{/talk}}
</ol>
</section>
<section class="block"><h2>{{t.members.invitations}}</h2>
<h3>{{t.members.inviters}}</h3>
{{^hasInviters}}<p class="quiet">{{t.members.inviters-none}}</p>{{/hasInviters}}
{{#hasInviters}}<ul class="lines wide">
{{#inviters}}<li><div class="who"><a href="{{href}}"><strong>{{name}}</strong></a><span class="quiet">{{#group}}{{group}} · {{/group}}<time title="{{whenExact}}">{{when}}</time></span></div></li>
{{/inviters}}
</ul>{{/hasInviters}}
<h3>{{t.members.invited}}</h3>
{{^hasInvited}}<p class="quiet">{{t.members.invited-none}}</p>{{/hasInvited}}
{{#hasInvited}}<p class="quiet">{{invitedCount}}</p>
<ul class="lines wide">
{{#invited}}<li><div class="who"><a href="{{href}}"><strong>{{name}}</strong></a><span class="quiet">{{#group}}{{group}} · {{/group}}<time title="{{whenExact}}">{{when}}</time></span></div></li>
{{/invited}}
</ul>{{/hasInvited}}
</section>
<section class="block"><h2>{{t.members.identities}}</h2>
<p class="quiet">{{t.members.identities-note}}</p>
<ul class="lines">
{{#identities}}<li><div class="who"><strong>{{name}}</strong><span class="quiet">{{platform}}{{#key}} · {{key}}{{/key}}</span></div>
{{#canSplit}}<details class="confirm"><summary class="btn btn-link">{{t.members.split.link}}</summary><form method="post" action="{{splitAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="part" value="{{part}}"><p>{{question}}</p><button class="btn btn-danger">{{t.members.split.button}}</button></form></details>{{/canSplit}}</li>
{{/identities}}
</ul>
{{#canChange}}<p><a class="btn btn-outline-secondary" href="{{mergeHref}}">{{t.members.merge.link}}</a></p>{{/canChange}}
</section>
{{#canChange}}<section class="block"><h2>{{t.operators.title}}</h2>
<p>{{#isOperator}}{{ownNote}}{{/isOperator}}{{^isOperator}}{{#isLikelyRobot}}{{t.operators.is-likely}}{{/isLikelyRobot}}{{^isLikelyRobot}}{{t.operators.is-not}}{{/isLikelyRobot}}{{/isOperator}}</p>
<form method="post" action="{{operatorAction}}" class="marks"><input type="hidden" name="token" value="{{formToken}}">{{#isOperator}}<input type="hidden" name="mark" value="none"><button class="btn btn-outline-secondary">{{t.operators.unmark}}</button>{{/isOperator}}{{^isOperator}}<button class="btn btn-outline-secondary" name="mark" value="person">{{t.operators.mark-short}}</button> <button class="btn btn-outline-secondary" name="mark" value="robot">{{t.operators.mark-robot}}</button>{{#isLikelyRobot}} <input type="hidden" name="from" value="asked"><button class="btn btn-outline-secondary" name="mark" value="none">{{t.operators.neither}}</button>{{/isLikelyRobot}}{{/isOperator}}</form>
<p class="tail"><a href="{{blacklistHref}}">{{blacklisted}}</a></p>
<p class="form-text"><a href="{{operatorsHref}}">{{t.operators.all}}</a></p>
</section>{{/canChange}}

"""#,
        "Members/merge-rule": #"""
{{#isOwner}}<section class="block"><h2>{{t.proposals.rule.title}}</h2><p>{{ruleIs}} {{t.proposals.rule.note}}</p>
<form method="post" action="{{ruleAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary" name="on" value="{{ruleTurned}}">{{ruleWord}}</button></form></section>{{/isOwner}}

"""#,
        "Members/merge-undo": #"""
{{#undo}}<form method="post" action="{{undoAction}}" class="inline"><input type="hidden" name="token" value="{{formToken}}"><p>{{undo}}</p><button class="btn btn-outline-secondary">{{t.proposals.undo}}</button></form>{{/undo}}

"""#,
        "Members/merge": #"""
<p class="crumb"><a href="{{back}}">{{t.form.back}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{lead}}</p>
{{#problem}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{problem}}</p>{{/problem}}
<form method="get" action="{{action}}" class="inline search" role="search">
<input class="form-control" type="search" name="q" value="{{typed}}" maxlength="100" aria-label="{{t.members.search}}" placeholder="{{t.members.search}}">
<button class="btn btn-outline-secondary"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#search"/></svg>{{t.groups.messages.find}}</button>
</form>
{{#isSearch}}{{^hasCandidates}}<p>{{t.members.not-found}}</p>{{/hasCandidates}}
<ul class="lines wide">
{{#candidates}}<li><div class="who"><strong>{{name}}</strong><span class="quiet">{{groups}} · {{messages}} {{messagesUnit}} · {{last}}</span></div>
<form method="post" action="{{action}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="other" value="{{id}}"><button class="btn btn-outline-secondary">{{t.members.merge.button}}</button></form></li>
{{/candidates}}
</ul>{{/isSearch}}

"""#,
        "Members/operators": #"""
<p class="crumb">{{#isOwner}}<a href="{{settingsHref}}">{{t.settings.title}}</a>{{/isOwner}}{{^isOwner}}<a href="{{membersHref}}">{{t.members.title}}</a>{{/isOwner}}</p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.operators.lead}}</p>
{{^hasLines}}<div class="empty"><p>{{t.operators.none}}</p></div>{{/hasLines}}
{{#hasLines}}<ul class="people">
{{#lines}}<li><div class="people-who"><a href="{{href}}"><strong>{{name}}</strong></a> <span class="kind">{{kind}}</span><br><span class="quiet">{{groups}} · {{messages}} {{messagesUnit}} · <time title="{{lastExact}}">{{last}}</time></span></div>
<details class="confirm"><summary class="btn btn-link">{{t.operators.unmark}}</summary><form method="post" action="{{markAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="mark" value="none"><input type="hidden" name="from" value="list"><p>{{question}}</p><button class="btn btn-danger">{{t.operators.unmark}}</button></form></details></li>
{{/lines}}
</ul>{{/hasLines}}
<section class="block"><h2>{{t.operators.add}}</h2>
<form method="get" action="{{action}}" class="inline search" role="search">
<input class="form-control" type="search" name="q" value="{{typed}}" maxlength="100" aria-label="{{t.members.search}}" placeholder="{{t.members.search}}">
<button class="btn btn-outline-secondary"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#search"/></svg>{{t.groups.messages.find}}</button>
</form>
{{#isSearch}}{{^hasFound}}<p>{{t.operators.not-found}}</p>{{/hasFound}}
<ul class="lines wide">
{{#found}}<li><div class="who"><a href="{{href}}"><strong>{{name}}</strong></a><span class="quiet">{{groups}} · {{messages}} {{messagesUnit}} · {{last}}</span></div>
<form method="post" action="{{markAction}}" class="marks"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="from" value="list"><button class="btn btn-outline-secondary" name="mark" value="person">{{t.operators.mark-short}}</button> <button class="btn btn-outline-secondary" name="mark" value="robot">{{t.operators.mark-robot}}</button></form></li>
{{/found}}
</ul>{{/isSearch}}
{{#groupNone}}<p id="likely">{{groupNone}} <a href="{{groupHref}}">{{t.operators.back}}</a></p>{{/groupNone}}
{{#hasLikely}}{{#groupLikely}}<h3 id="likely">{{groupLikely}}</h3><p class="quiet">{{t.operators.likely-group-note}} <a href="{{groupHref}}">{{t.operators.back}}</a></p>{{/groupLikely}}
{{#isWhole}}<h3 id="likely">{{t.operators.likely}}</h3><p class="quiet">{{t.operators.likely-note}}</p>{{/isWhole}}
<ul class="lines wide">
{{#likely}}<li><div class="who"><a href="{{href}}"><strong>{{name}}</strong></a><span class="quiet">{{#why}}{{why}}<br>{{/why}}{{groups}} · {{messages}} {{messagesUnit}} · {{last}}</span></div>
<form method="post" action="{{markAction}}" class="marks"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="from" value="likely">{{#group}}<input type="hidden" name="group" value="{{group}}">{{/group}}<button class="btn btn-outline-secondary" name="mark" value="person">{{t.operators.mark-short}}</button> <button class="btn btn-outline-secondary" name="mark" value="robot">{{t.operators.mark-robot}}</button> <button class="btn btn-outline-secondary" name="mark" value="none">{{t.operators.neither}}</button></form></li>
{{/likely}}
</ul>{{/hasLikely}}
</section>

"""#,
        "Members/proposals": #"""
<p class="crumb"><a href="{{membersHref}}">{{t.members.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.proposals.lead}}</p>
{{> Members/merge-undo}}
<nav class="tabs" aria-label="{{pageTitle}}">{{#tabs}}<a href="{{href}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{name}}</a>{{/tabs}}</nav>
{{^hasLines}}<p>{{nothing}}</p>{{/hasLines}}
{{#allHref}}<p><a href="{{allHref}}">{{t.proposals.of.back}}</a></p>{{/allHref}}
{{#firstHref}}<p><a href="{{firstHref}}">{{t.members.first}}</a></p>{{/firstHref}}
<ul class="chores">
{{#lines}}<li class="chore" id="pair-{{id}}">
<div class="who"><p><span class="kind">{{strength}}</span>{{#isByRule}} <span class="kind">{{t.proposals.by-rule}}</span>{{/isByRule}} {{why}}{{#decided}} <time class="quiet" title="{{decidedExact}}">{{decided}}</time>{{/decided}}</p>
<ul class="lines wide">
{{#sides}}<li><div class="who"><a href="{{href}}"><strong>{{name}}</strong></a><span class="quiet">{{#otherNames}}{{otherNames}} · {{/otherNames}}{{#places}}{{places}} · {{/places}}{{said}}</span></div></li>
{{/sides}}
</ul></div>
{{#canDecide}}<form method="post" action="{{decideAction}}" class="chore-acts" aria-label="{{label}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="from" value="{{viewCode}}">{{#about}}<input type="hidden" name="of" value="{{about}}">{{/about}}
<button class="btn btn-outline-secondary" name="act" value="accept">{{t.proposals.accept}}</button> <button class="btn btn-outline-secondary" name="act" value="refuse">{{t.proposals.refuse}}</button> <button class="btn btn-link" name="act" value="later">{{t.proposals.later}}</button></form>{{/canDecide}}
{{#canReopen}}<form method="post" action="{{decideAction}}" class="chore-acts" aria-label="{{label}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="from" value="{{viewCode}}"><button class="btn btn-outline-secondary" name="act" value="reopen">{{reopenWord}}</button></form>{{/canReopen}}</li>
{{/lines}}
</ul>
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{t.groups.more}}</a></p>{{/nextHref}}
{{> Members/merge-rule}}

"""#,
        "Members/questions": #"""
<p class="crumb"><a href="{{membersHref}}">{{t.members.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.proposals.lead}}</p>
{{> Members/merge-undo}}
<nav class="tabs" aria-label="{{pageTitle}}">{{#tabs}}<a href="{{href}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{name}}</a>{{/tabs}}</nav>
{{^hasQuestions}}<p>{{nothing}}</p>{{/hasQuestions}}
{{#summary}}<p>{{summary}}</p>{{/summary}}
{{#canChange}}{{#hasQuestions}}<p>{{#isMany}}{{t.proposals.many.note}} {{/isMany}}<a href="{{turnHref}}">{{turnWord}}</a></p>{{/hasQuestions}}{{/canChange}}
{{#firstHref}}<p><a href="{{firstHref}}">{{t.members.first}}</a></p>{{/firstHref}}
<ul class="chores" data-keys>
{{#questions}}<li class="chore" id="question-{{id}}">
<div class="who">{{#canTick}}<p><label class="agree"><input type="checkbox" form="many" name="pairs" value="{{pairs}}" data-step{{#isSure}} checked{{/isSure}}> <span><span class="kind">{{strength}}</span> {{title}}</span></label></p>{{/canTick}}{{^canTick}}<p><span class="kind">{{strength}}</span> <strong>{{title}}</strong></p>{{/canTick}}
<p class="quiet">{{#said}}{{said}}<br>{{/said}}{{why}}{{#more}} <a href="{{oneByOneHref}}">{{more}}</a>{{/more}}<br>{{moved}}</p>
{{^said}}<ul class="lines wide">
{{#sides}}<li><div class="who"><a href="{{href}}"><strong>{{name}}</strong></a><span class="quiet">{{#otherNames}}{{otherNames}} · {{/otherNames}}{{#places}}{{places}} · {{/places}}{{said}}</span></div></li>
{{/sides}}
</ul>{{/said}}</div>
{{#canDecide}}<form method="post" action="{{decideAction}}" class="chore-acts" aria-label="{{title}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="pairs" value="{{pairs}}"><input type="hidden" name="all" value="{{allCode}}">
<button class="btn btn-outline-secondary" name="act" value="merge">{{mergeWord}}</button> <button class="btn btn-outline-secondary" name="act" value="refuse">{{t.proposals.refuse}}</button> <button class="btn btn-link" name="act" value="later">{{t.proposals.later}}</button>{{#oneByOneHref}} <a class="btn btn-link" href="{{oneByOneHref}}">{{t.proposals.one-by-one}}</a>{{/oneByOneHref}}</form>{{/canDecide}}</li>
{{/questions}}
</ul>
{{#canMerge}}<form method="post" action="{{manyAction}}" id="many" class="inline"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="many" value="1"><input type="hidden" name="all" value="{{allCode}}"><button class="btn btn-primary" name="act" value="merge">{{t.proposals.many.merge}}</button></form>{{/canMerge}}
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{t.groups.more}}</a></p>{{/nextHref}}
{{#rest}}<p class="quiet">{{rest}} <a href="{{restHref}}">{{t.proposals.rest-link}}</a></p>{{/rest}}
{{> Members/merge-rule}}

"""#,
        "Members/word": #"""
<li><div class="who"><a href="{{wordHref}}"><strong><bdi>{{word}}</bdi></strong></a><span class="quiet">{{wordReason}}</span></div><span class="count">{{wordCount}} <small>{{wordUnit}}</small></span></li>

"""#,
        "Members/words": #"""
<section class="block" id="words"><div class="section-head"><h2>{{t.members.words}}</h2><details class="define"><summary aria-label="{{wordsWhatLabel}}" title="{{wordsWhatLabel}}">?</summary><p>{{wordsWhat}}</p></details></div>
<p{{#hasWords}} class="quiet"{{/hasWords}}>{{wordsSay}}</p>
{{#hasWords}}<ul class="lines wide">
{{#words}}{{> Members/word}}{{/words}}
</ul>
{{#wordsMore}}<details class="table-fold"><summary>{{wordsMore}}</summary><ul class="lines wide">
{{#wordsRest}}{{> Members/word}}{{/wordsRest}}
</ul></details>{{/wordsMore}}{{/hasWords}}
</section>

"""#,
        "MessageArchive/archive": #"""
<p class="crumb"><a href="{{connectionHref}}">{{corp}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.archive.lead}}</p>
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{listError}}</span></p>{{/listError}}
{{#isSetUp}}<p><span class="tag{{^isOn}} tag-bad{{/isOn}}">{{state}}</span> <span class="quiet">· <time title="{{lookedExact}}">{{looked}}</time>{{#fetched}} · <time title="{{fetchedExact}}">{{fetched}}</time>{{/fetched}}</span></p>
{{#trouble}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{trouble}}</span></p>{{/trouble}}
<section class="block first"><h2>{{t.archive.kept}}</h2>
<dl class="facts"><div><dt>{{t.archive.taken}}</dt><dd>{{taken}}</dd></div><div><dt>{{t.archive.withheld}}</dt><dd>{{withheld}}</dd></div><div><dt>{{t.archive.unread}}</dt><dd>{{unread}}</dd></div><div><dt>{{t.archive.place}}</dt><dd>{{place}}</dd></div></dl>
<p class="form-text">{{t.archive.kept-note}}</p>
{{#isAsked}}<p class="quiet" role="status">{{t.archive.under-way}}</p>{{/isAsked}}
{{#canLook}}<form method="post" action="{{lookAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-primary">{{t.archive.look}}</button></form>{{/canLook}}
</section>
<section class="block"><h2>{{t.archive.consent}}</h2>
<p>{{t.archive.consent-note}}</p>
{{^hasRooms}}<div class="empty"><p>{{t.archive.no-rooms}}</p></div>{{/hasRooms}}
{{#hasRooms}}<div class="scroll" role="region" tabindex="0" aria-label="{{t.archive.consent}}"><table class="table"><thead><tr><th scope="col">{{t.archive.room}}</th><th scope="col" class="number">{{t.archive.agreed}}</th><th scope="col" class="number">{{t.archive.refused}}</th><th scope="col" class="number">{{t.archive.taken}}</th><th scope="col" class="number">{{t.archive.withheld}}</th></tr></thead><tbody>
{{#rooms}}<tr><td><a href="{{href}}">{{name}}</a></td><td class="number">{{agreed}}</td><td class="number">{{refused}}</td><td class="number">{{taken}}</td><td class="number">{{withheld}}</td></tr>
{{/rooms}}
</tbody></table></div>{{/hasRooms}}
</section>{{/isSetUp}}
{{#media}}{{> MessageArchive/media}}{{/media}}
<section class="block{{^isSetUp}} first{{/isSetUp}}"><h2>{{#isSetUp}}{{t.archive.change}}{{/isSetUp}}{{^isSetUp}}{{t.archive.set-up}}{{/isSetUp}}</h2>
{{#needsLibrary}}<p class="question"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.archive.library-missing}}</span></p>{{/needsLibrary}}
<ol class="nexts"><li>{{t.archive.how.buy}}</li><li>{{t.archive.how.library}}<pre class="command whole">{{library}}</pre></li><li>{{t.archive.how.key}}<pre class="command whole">openssl genrsa -out key.pem 2048
openssl rsa -in key.pem -pubout</pre></li><li>{{t.archive.how.paste}}</li><li>{{t.archive.how.bell}} <a href="{{callbackHref}}">{{t.archive.how.bell-link}}</a></li></ol>
{{#versions}}<p class="quiet">{{versions}}</p>{{/versions}}
<form method="post" action="{{action}}" class="stack narrow tail">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field"><label class="form-label" for="secret">{{t.archive.secret}}</label>
<input class="form-control{{#secretError}} is-invalid{{/secretError}}" id="secret" name="secret" type="password" maxlength="256" autocomplete="new-password" spellcheck="false" aria-describedby="secret-note">
{{#secretError}}<p class="field-error" role="alert">{{secretError}}</p>{{/secretError}}
<p class="form-text" id="secret-note">{{#isSetUp}}{{t.archive.secret-keep}}{{/isSetUp}}{{^isSetUp}}{{t.archive.secret-note}}{{/isSetUp}}</p></div>
<div class="field"><label class="form-label" for="version">{{t.archive.version}}</label>
<input class="form-control{{#versionError}} is-invalid{{/versionError}}" id="version" name="version" type="number" inputmode="numeric" min="1" max="10000" value="{{version}}" aria-describedby="version-note">
{{#versionError}}<p class="field-error" role="alert">{{versionError}}</p>{{/versionError}}
<p class="form-text" id="version-note">{{t.archive.version-note}}</p></div>
<div class="field"><label class="form-label" for="key">{{t.archive.key}}</label>
<textarea class="form-control{{#keyError}} is-invalid{{/keyError}}" id="key" name="key" rows="4" maxlength="16000" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="-----BEGIN RSA PRIVATE KEY-----" aria-describedby="key-note"></textarea>
{{#keyError}}<p class="field-error" role="alert">{{keyError}}</p>{{/keyError}}
<p class="form-text" id="key-note">{{t.archive.key-note}}</p></div>
<button class="btn {{#isSetUp}}btn-outline-secondary{{/isSetUp}}{{^isSetUp}}btn-primary{{/isSetUp}}">{{t.archive.save}}</button>
</form></section>
{{#isSetUp}}<section class="block"><h2>{{#isOn}}{{t.archive.turn-off}}{{/isOn}}{{^isOn}}{{t.archive.turn-on}}{{/isOn}}</h2>
<p>{{t.archive.switch-note}}</p>
<form method="post" action="{{switchAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="on" value="{{^isOn}}1{{/isOn}}{{#isOn}}0{{/isOn}}"><button class="btn btn-outline-secondary">{{#isOn}}{{t.archive.turn-off}}{{/isOn}}{{^isOn}}{{t.archive.turn-on}}{{/isOn}}</button></form>
</section>{{/isSetUp}}

"""#,
        "MessageArchive/media": #"""
<section class="block" id="media"><h2>{{t.archive.media}}</h2>
<p>{{t.archive.of-media.note}}</p>
{{#counts}}<p class="quiet">{{counts}}</p>{{/counts}}
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<fieldset><legend class="form-label">{{t.archive.of-media.kinds}}</legend>
{{#kinds}}<div class="form-check"><label class="form-check-label"><input class="form-check-input" type="checkbox" name="kind" value="{{code}}"{{#isChosen}} checked{{/isChosen}}> {{label}}</label></div>
{{/kinds}}</fieldset>
<div class="field"><label class="form-label" for="megabytes">{{t.archive.of-media.megabytes}}</label>
<input class="form-control{{#megabytesError}} is-invalid{{/megabytesError}}" id="megabytes" name="megabytes" type="number" inputmode="numeric" min="1" max="{{mostMegabytes}}" value="{{megabytes}}" aria-describedby="megabytes-note">
{{#megabytesError}}<p class="field-error" role="alert">{{megabytesError}}</p>{{/megabytesError}}
<p class="form-text" id="megabytes-note">{{t.archive.of-media.megabytes-note}}</p></div>
<div class="field"><label class="form-label" for="days">{{t.archive.of-media.days}}</label>
<input class="form-control{{#daysError}} is-invalid{{/daysError}}" id="days" name="days" type="number" inputmode="numeric" min="0" max="{{mostDays}}" value="{{days}}" aria-describedby="days-note">
{{#daysError}}<p class="field-error" role="alert">{{daysError}}</p>{{/daysError}}
<p class="form-text" id="days-note">{{t.archive.of-media.days-note}}</p></div>
<button class="btn btn-outline-secondary">{{t.archive.of-media.save}}</button>
</form></section>

"""#,
        "MessageArchive/room": #"""
<p class="crumb"><a href="{{archiveHref}}">{{t.archive.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p>{{counts}}{{#groupHref}} <a href="{{groupHref}}">{{t.archive.of-room.group}}</a>{{/groupHref}}</p>
<p class="form-text">{{t.archive.of-room.note}}</p>
{{^hasPeople}}<div class="empty"><p>{{t.archive.of-room.nobody}}</p></div>{{/hasPeople}}
{{#hasPeople}}<ul class="people">
{{#people}}<li><div class="people-who wide">{{#href}}<a href="{{href}}"><strong>{{name}}</strong></a>{{/href}}{{^href}}<strong>{{name}}</strong>{{/href}} <span class="tag{{^isGiven}} tag-bad{{/isGiven}}">{{word}}</span>{{#changed}}<br><span class="quiet"><time title="{{changedExact}}">{{changed}}</time></span>{{/changed}}</div></li>
{{/people}}
</ul>{{/hasPeople}}

"""#,
        "Messages/search": #"""
<h1>{{pageTitle}}</h1>
<form method="get" action="{{action}}" class="search-all" role="search">
<div class="inline search">
<input class="form-control" type="search" name="q" value="{{typed}}" maxlength="200" aria-label="{{t.search.field}}" placeholder="{{t.search.field}}">
<button class="btn btn-primary"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#search"/></svg>{{t.groups.messages.find}}</button>
</div>
<details class="narrow-by"{{#isNarrowed}} open{{/isNarrowed}}><summary>{{t.search.narrow}}</summary>
<div class="narrow-fields">
<div><label class="form-label" for="sender">{{t.search.sender}}</label><input class="form-control" id="sender" name="sender" value="{{sender}}" maxlength="100" autocomplete="off" placeholder="{{t.search.sender-example}}"></div>
<div><label class="form-label" for="group">{{t.search.group}}</label><select class="form-select" id="group" name="group"><option value="">{{t.search.all-groups}}</option>{{#groups}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/groups}}</select></div>
<div><label class="form-label" for="from">{{t.search.from}}</label><input class="form-control" type="date" id="from" name="from" value="{{from}}" max="{{today}}"></div>
<div><label class="form-label" for="to">{{t.search.to}}</label><input class="form-control" type="date" id="to" name="to" value="{{to}}" max="{{today}}"></div>
</div>
{{#problem}}<p class="field-error" role="alert">{{problem}}</p>{{/problem}}
{{#isNarrowed}}<p class="quiet"><a href="{{action}}">{{t.search.clear}}</a></p>{{/isNarrowed}}
</details>
</form>
{{^isAsked}}{{^problem}}<div class="empty"><p class="lead">{{t.search.lead}}</p>
<ul class="promises"><li>{{t.search.hint-short}}</li><li>{{t.search.hint-quoted}}</li><li>{{t.search.hint-sender}}</li></ul></div>{{/problem}}{{/isAsked}}
{{#hasPeople}}<section class="block first"><h2>{{t.search.people}}</h2>
<ul class="lines wide" data-keys>
{{#people}}<li><div class="who"><a href="{{href}}"><strong>{{name}}</strong></a><span class="quiet">{{groups}} · <time title="{{lastExact}}">{{last}}</time></span></div><span class="count">{{messages}} <small>{{messagesUnit}}</small></span></li>
{{/people}}
</ul>
{{#allPeopleHref}}<p><a href="{{allPeopleHref}}">{{t.search.all-people}}</a></p>{{/allPeopleHref}}</section>{{/hasPeople}}
{{#isAsked}}<section class="block first"><h2>{{t.search.said}}</h2>
{{#newestHref}}<p><a href="{{newestHref}}">{{t.groups.messages.newest}}</a></p>{{/newestHref}}
{{#nothing}}<p>{{nothing}}</p>{{/nothing}}
{{#hasLines}}<ol class="talk" data-keys>
{{#lines}}{{#day}}<li class="talk-day">{{day}}</li>{{/day}}<li><p class="talk-who"><a href="{{href}}">{{name}}</a> <time class="quiet" title="{{time}}">{{clock}}</time>{{#groupOfLine}} <a class="talk-group" href="{{groupHref}}">{{groupOfLine}}</a>{{/groupOfLine}}</p>{{#quote}}<blockquote>{{quote}}</blockquote>{{/quote}}<p class="talk-words">{{#kind}}<span class="kind">{{kind}}</span> {{/kind}}{{{textMarkup}}}</p><p class="talk-context"><a href="{{contextHref}}" data-step>{{t.search.context}}</a></p></li>
{{/lines}}
</ol>{{/hasLines}}
{{#cut}}<p class="question" role="note"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{cut}}</span></p>{{/cut}}
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{#isCut}}{{t.search.on}}{{/isCut}}{{^isCut}}{{t.groups.messages.older}}{{/isCut}}</a></p>{{/nextHref}}</section>{{/isAsked}}

"""#,
        "Reports/reports": #"""
<p class="crumb"><a href="{{groupsHref}}">{{t.groups.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.reports.lead}}</p>
{{#canChange}}<form method="post" action="{{makeAction}}" class="inline">
<input type="hidden" name="token" value="{{formToken}}">
<select class="form-select" name="language" aria-label="{{t.reports.language}}">{{#makeLanguages}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/makeLanguages}}</select>
<button class="btn btn-primary">{{t.reports.make}}</button>
</form>{{/canChange}}
<section class="block"><h2>{{t.reports.kept}}</h2>
{{^hasIssues}}<div class="empty"><p>{{t.reports.none}}</p></div>{{/hasIssues}}
{{#hasIssues}}<ul class="people" data-keys>
{{#issues}}<li><div class="people-who"><a href="{{href}}"><strong>{{title}}</strong></a><br><span class="quiet">{{kind}} · {{made}} · {{language}} · {{size}}</span></div>
{{#canChange}}<details class="confirm"><summary class="btn btn-link">{{t.reports.remove}}</summary><form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{t.reports.remove-question}}</p><button class="btn btn-danger">{{t.reports.remove}}</button></form></details>{{/canChange}}</li>
{{/issues}}
</ul><p class="quiet">{{t.reports.kept-note}}</p>{{/hasIssues}}
</section>
{{#canChange}}<section class="block" id="weekly"><h2>{{t.reports.each-week}}</h2>
<form method="post" action="{{weeklyAction}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="form-check"><input class="form-check-input" type="checkbox" id="on" name="on" value="1"{{#isOn}} checked{{/isOn}}><label class="form-check-label" for="on">{{t.reports.on}}</label></div>
<div class="inline">
<select class="form-select" name="weekday" aria-label="{{t.reports.weekday}}">{{#weekdays}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/weekdays}}</select>
<select class="form-select" name="hour" aria-label="{{t.reports.hour-label}}">{{#hours}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/hours}}</select>
<select class="form-select" name="language" aria-label="{{t.reports.language}}">{{#languages}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/languages}}</select>
</div>
<p class="form-text">{{zoneNote}}{{#next}} {{next}}{{/next}}</p>
<button class="btn btn-primary">{{t.form.save}}</button>
</form></section>{{/canChange}}

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
<pre class="command whole">quanzi staff setup-link --data {{t.staff.command.folder}}</pre>
<p class="form-text">{{t.staff.not-set-up.folder}}</p>

"""#,
        "Staff/settings": #"""
<h1>{{pageTitle}}</h1>
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field">
<label class="form-label" for="workspace">{{t.settings.name}}</label>
<input class="form-control{{#workspaceError}} is-invalid{{/workspaceError}}" id="workspace" name="workspace" value="{{workspace}}" required maxlength="60" autocomplete="off">
{{#workspaceError}}<p class="field-error" role="alert">{{workspaceError}}</p>{{/workspaceError}}
</div>
<div class="field">
<label class="form-label" for="zone">{{t.settings.zone}}</label>
<select class="form-select" id="zone" name="zone" aria-describedby="zone-note">{{#zoneChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/zoneChoices}}</select>
{{#zoneError}}<p class="field-error" role="alert">{{zoneError}}</p>{{/zoneError}}
<p class="form-text" id="zone-note">{{t.settings.zone-note}}</p>
</div>
<button class="btn btn-primary">{{t.form.save}}</button>
</form>
<section class="block">
<h2>{{t.settings.more}}</h2>
<ul class="lines">
<li><div class="who"><a href="{{wecomHref}}"><strong>{{t.wecom.title}}</strong></a><span class="quiet">{{t.wecom.link-note}}</span></div></li>
<li><div class="who"><a href="{{reportsHref}}"><strong>{{t.reports.title}}</strong></a><span class="quiet">{{t.reports.link-note}}</span></div></li>
<li><div class="who"><a href="{{operatorsHref}}"><strong>{{t.operators.title}}</strong></a><span class="quiet">{{t.operators.link-note}}</span></div></li>
<li><div class="who"><a href="{{tokensHref}}"><strong>{{t.tokens.title}}</strong></a><span class="quiet">{{t.tokens.link-note}}</span></div></li>
<li><div class="who"><a href="{{webhooksHref}}"><strong>{{t.webhooks.title}}</strong></a><span class="quiet">{{t.webhooks.link-note}}</span></div></li>
<li><div class="who"><a href="{{bridgesHref}}"><strong>{{t.bridges.title}}</strong></a><span class="quiet">{{t.bridges.link-note}}</span></div></li>
<li><div class="who"><a href="{{auditHref}}"><strong>{{t.audit.title}}</strong></a><span class="quiet">{{t.audit.link-note}}</span></div></li>
</ul>
</section>
{{#isSample}}<section class="block">
<h2>{{t.sample.remove}}</h2>
<p>{{t.settings.sample-note}}</p>
<details class="confirm"><summary class="btn btn-outline-secondary">{{t.sample.remove}}</summary>
<form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{t.settings.sample-question}}</p><button class="btn btn-danger">{{t.sample.remove}}</button></form></details>
</section>{{/isSample}}

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
<label class="form-label" for="name">{{t.staff.setup.name}}</label>
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
<details class="block"><summary>{{t.staff.sign-in.forgotten}}</summary>
<p>{{t.staff.sign-in.colleague}}</p>
<p>{{t.staff.sign-in.owner}}</p>
<pre class="command whole">quanzi staff password --data {{t.staff.command.folder}} --name {{t.staff.command.name}} --password-file {{t.staff.command.file}}</pre>
<p class="form-text">{{t.staff.sign-in.folder}}</p></details>

"""#,
        "Tasks/counter": #"""
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.home.counter.lead}}</p>

"""#,
        "Tasks/home": #"""
<h1>{{pageTitle}}</h1>
{{^hasGroups}}
{{#hasTasks}}{{> Tasks/todo}}{{/hasTasks}}
<div class="empty">
{{#summary}}<section class="block first">{{> CustomerGroups/summary}}</section>{{/summary}}
<p class="lead">{{#isConnected}}{{t.home.connected.lead}}{{/isConnected}}{{^isConnected}}{{t.home.empty.lead}}{{/isConnected}}</p>
<ul class="promises"><li>{{t.home.empty.first}}</li><li>{{t.home.empty.second}}</li><li>{{t.home.empty.third}}</li></ul>
{{#canImport}}<div class="inline">
<a class="btn btn-primary" href="{{importHref}}"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#import"/></svg>{{t.home.empty.import}}</a>
{{#hasSample}}<a class="btn btn-outline-secondary" href="{{sampleHref}}">{{t.home.empty.sample}}</a>{{/hasSample}}
{{#canMakeSample}}<form method="post" action="{{sampleAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.home.empty.sample}}</button></form>{{/canMakeSample}}
{{^isConnected}}{{#wecomHref}}<a class="btn btn-outline-secondary" href="{{wecomHref}}">{{t.wecom.home-link}}</a>{{/wecomHref}}{{/isConnected}}
</div>
<p class="form-text">{{t.home.empty.private}}</p>{{/canImport}}
{{^canImport}}<p>{{t.home.empty.ask}}</p>{{/canImport}}
</div>
{{/hasGroups}}
{{#hasGroups}}
{{#stale}}{{> Insights/stale}}{{/stale}}
{{#focus}}<section class="focus" aria-labelledby="focus">
<h2 id="focus">{{t.first-group.lead}} <a href="{{focusHref}}">{{focusName}}</a> {{#focusState}}{{> Insights/state}}{{/focusState}}</h2>
<p>{{focusWhy}} <a href="{{focusHref}}">{{t.home.focus.why}}</a></p>
{{#hasWhom}}<p><strong>{{t.home.focus.whom}}{{#focusWhom}}{{joint}}<a href="{{href}}"><bdi>{{name}}</bdi></a>{{/focusWhom}}</strong> <a href="{{whomHref}}">{{t.home.focus.how}}</a></p>{{/hasWhom}}
{{#focusSettled}}<p>{{focusSettled}}</p>{{/focusSettled}}
</section>{{/focus}}
{{#worry}}<ul class="worries">
{{#worries}}<li class="worry"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{sentence}}{{t.home.worry.colon}}{{#names}}{{joint}}<a href="{{href}}">{{name}}</a>{{note}}{{/names}}{{#rest}}<a href="{{restHref}}">{{rest}}</a>{{/rest}}</span></li>
{{/worries}}
</ul>{{/worry}}
{{#calm}}<p class="calm">{{calmSentence}}{{#fallName}} {{fallSentence}}{{t.home.worry.colon}}<a href="{{fallHref}}">{{fallName}}</a>{{/fallName}}</p>{{/calm}}
{{#robots}}<section class="ask" aria-label="{{t.operators.title}}"><p><strong>{{robotsQuestion}}</strong></p>
<ul>{{#robotKinds}}<li><span class="quiet">{{robotWhy}}</span>{{#robotNames}}{{joint}}<a href="{{href}}"><bdi>{{name}}</bdi></a>{{/robotNames}}{{#robotRest}}<a href="{{operatorsHref}}">{{robotRest}}</a>{{/robotRest}}</li>
{{/robotKinds}}</ul>
<form method="post" action="{{robotsAction}}" class="inline"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="members" value="{{robotIDs}}"><button class="btn btn-outline-secondary">{{t.home.robots.all}}</button> <a class="btn btn-outline-secondary" href="{{operatorsHref}}">{{t.home.robots.each}}</a></form>
<p class="form-text">{{t.home.asked.note}}</p></section>{{/robots}}
{{#asked}}<section class="ask" aria-label="{{t.operators.title}}"><p><strong>{{question}}</strong> <span class="quiet">{{why}} {{saidSoFar}}</span></p>
<form method="post" action="{{markAction}}" class="inline"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="from" value="home"><button class="btn btn-outline-secondary" name="mark" value="person">{{t.operators.mark-short}}</button> <button class="btn btn-outline-secondary" name="mark" value="robot">{{t.operators.mark-robot}}</button> <button class="btn btn-outline-secondary" name="mark" value="none">{{t.operators.neither}}</button></form>
<p class="form-text">{{t.home.asked.note}}</p></section>{{/asked}}
{{#lookalikes}}<p>{{lookalikes}} <a href="{{lookalikesHref}}">{{t.proposals.home-link}}</a></p>{{/lookalikes}}
{{^stale}}<p class="quiet">{{asOf}}{{#isOld}}{{#canImport}} <a href="{{importHref}}">{{t.home.newer}}</a>{{/canImport}}{{/isOld}}</p>{{/stale}}
<div class="home">
{{> Tasks/todo}}
<div class="home-beside">
<section class="block wide">
<h2>{{t.home.groups.title}}</h2>
<p class="quiet">{{t.home.groups.note}}</p>
<ul class="strip">
{{#groups}}<li><a href="{{href}}"><span class="strip-name">{{name}}</span>{{#state}}{{> Insights/state}}{{/state}}<span class="strip-line">{{{sparkMarkup}}}</span><span class="strip-words">{{speakers}}{{#changeNote}}<small>{{changeNote}}</small>{{/changeNote}}</span></a></li>
{{/groups}}
</ul>
{{#allGroups}}<p><a href="{{groupsHref}}">{{allGroups}}</a></p>{{/allGroups}}
</section>
{{#summary}}<section class="block wide">{{> CustomerGroups/summary}}</section>
{{/summary}}<section class="block wide">
<h2>{{t.tasks.work.title}}</h2>
{{^hasTallies}}<p class="quiet">{{t.tasks.work.none}}</p>{{/hasTallies}}
{{#hasTallies}}<p class="quiet">{{t.tasks.work.note}}</p>
<ul class="tallies">
{{#tallies}}<li><strong>{{done}}</strong>{{#effect}}<span>{{effect}}</span>{{/effect}}{{#base}}<span class="quiet">{{base}}</span>{{/base}}{{#isFew}}<span class="quiet">{{t.tasks.work.few}}</span>{{/isFew}}</li>
{{/tallies}}
</ul>
<p><a href="{{doneHref}}">{{t.tasks.work.link}}</a></p>{{/hasTallies}}
</section>
</div>
</div>
{{/hasGroups}}

"""#,
        "Tasks/line": #"""
<li class="chore" id="task-{{id}}" tabindex="-1" data-task>
<div class="who"><strong>{{who}}</strong>{{#groupName}}<span class="quiet">{{groupName}}</span>{{/groupName}}<span class="quiet" title="{{exact}}">{{reason}}</span>{{#fate}}<span class="chore-fate">{{fate}}</span>{{/fate}}
{{#proof}}<details class="proof"><summary>{{proofLabel}}</summary><blockquote>{{words}}</blockquote><p class="quiet" title="{{saidExact}}">{{said}}</p></details>{{/proof}}</div>
<div class="chore-acts"><a class="btn btn-outline-secondary" href="{{href}}" data-open aria-label="{{openLabel}}">{{open}}</a>
{{> Tasks/settle}}
{{#canReopen}}<form method="post" action="{{reopenAction}}"><input type="hidden" name="token" value="{{formToken}}">{{#fields}}<input type="hidden" name="{{fieldName}}" value="{{code}}">{{/fields}}<button aria-label="{{reopenLabel}}">{{t.tasks.reopen}}</button></form>{{/canReopen}}</div></li>

"""#,
        "Tasks/list": #"""
<p class="crumb"><a href="{{homeHref}}">{{t.home.title}}</a></p>
<h1>{{pageTitle}}</h1>
<nav class="tabs" aria-label="{{pageTitle}}">{{#tabs}}<a href="{{href}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{name}}</a>{{/tabs}}</nav>
<form method="get" action="{{action}}" class="inline search">
{{#stateCode}}<input type="hidden" name="state" value="{{stateCode}}">{{/stateCode}}
<select class="form-select" name="kind" aria-label="{{t.tasks.filter.kind}}">{{#kinds}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/kinds}}</select>
<select class="form-select" name="group" aria-label="{{t.tasks.filter.group}}">{{#groups}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/groups}}</select>
<button class="btn btn-outline-secondary">{{t.tasks.filter.show}}</button>
</form>
<section id="tasks" tabindex="-1" aria-label="{{pageTitle}}">
{{#settled}}{{> Tasks/settled}}{{/settled}}
{{^hasTasks}}<p>{{nothing}}</p>{{/hasTasks}}
{{#hasTasks}}<p class="quiet keys" hidden>{{t.tasks.keys}}</p>
{{#newestHref}}<p><a href="{{newestHref}}">{{t.tasks.first}}</a></p>{{/newestHref}}
<ul class="chores">
{{#tasks}}{{> Tasks/line}}
{{/tasks}}
</ul>
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{t.tasks.more}}</a></p>{{/nextHref}}{{/hasTasks}}
</section>

"""#,
        "Tasks/settle": #"""
{{#canSettle}}<form method="post" action="{{doneAction}}"><input type="hidden" name="token" value="{{formToken}}">{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}{{#fields}}<input type="hidden" name="{{fieldName}}" value="{{code}}">{{/fields}}
<button data-key="d" aria-label="{{doneLabel}}">{{t.tasks.done}}</button>
<button data-key="l" formaction="{{laterAction}}" aria-label="{{laterLabel}}">{{t.tasks.later}}</button>{{#isList}}<select class="chore-days" name="days" aria-label="{{t.tasks.later-days}}">{{#delays}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/delays}}</select>{{/isList}}
<button data-key="x" formaction="{{dismissAction}}" aria-label="{{dismissLabel}}">{{t.tasks.dismiss}}</button></form>{{/canSettle}}

"""#,
        "Tasks/settled": #"""
<div class="notice settled" role="status"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#check"/></svg><span>{{sentence}}</span>{{#canUndo}}<form method="post" action="{{undoAction}}"><input type="hidden" name="token" value="{{formToken}}">{{#undoFields}}<input type="hidden" name="{{fieldName}}" value="{{code}}">{{/undoFields}}<button>{{t.tasks.undo}}</button></form>{{/canUndo}}</div>

"""#,
        "Tasks/task": #"""
<p class="crumb"><a href="{{homeHref}}">{{t.home.title}}</a></p>
<h1>{{title}}</h1>
<p class="lead" title="{{exact}}">{{reason}}</p>
<p class="quiet">{{#groupHref}}<a href="{{groupHref}}">{{groupOfTask}}</a>{{/groupHref}}{{^groupHref}}{{groupOfTask}}{{/groupHref}}{{#memberHref}} · <a href="{{memberHref}}">{{memberLink}}</a>{{/memberHref}}</p>
{{#fate}}<p>{{fate}}</p>{{/fate}}
<section class="block"><h2>{{wordsTitle}}</h2>
{{#said}}<blockquote class="last-words">{{words}}</blockquote><p class="quiet"><span title="{{saidExact}}">{{said}}</span> · <a href="{{contextHref}}">{{t.tasks.page.context}}</a></p>{{/said}}
{{^said}}<p>{{t.tasks.page.no-words}}</p>{{/said}}
</section>
{{#opening}}<section class="block"><h2>{{t.tasks.page.opening}}</h2>
<p class="quiet" id="opening-note">{{openingNote}}</p>
<div class="opening"><textarea class="form-control" id="opening" rows="3" aria-label="{{t.tasks.page.opening}}" aria-describedby="opening-note">{{opening}}</textarea>
<button type="button" class="btn btn-outline-secondary" data-copy="opening" data-copied="{{t.tasks.page.copied}}" hidden>{{t.tasks.page.copy}}</button></div>
</section>{{/opening}}
<div class="task-acts">
{{#canSettle}}<form method="post" action="{{doneAction}}"><input type="hidden" name="token" value="{{formToken}}">
<button class="btn btn-primary">{{t.tasks.done}}</button>
<button class="btn btn-outline-secondary" formaction="{{laterAction}}">{{t.tasks.later}}</button>
<button class="btn btn-outline-secondary" formaction="{{dismissAction}}">{{t.tasks.dismiss}}</button></form>{{/canSettle}}
{{#canReopen}}<form method="post" action="{{reopenAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.tasks.reopen}}</button></form>{{/canReopen}}
</div>

"""#,
        "Tasks/todo": #"""
<section class="block first" id="tasks" tabindex="-1">
<h2>{{t.tasks.heading}}</h2>
{{#settled}}{{> Tasks/settled}}{{/settled}}
{{#hasTasks}}<p class="quiet">{{t.tasks.note}}</p>{{/hasTasks}}
{{^hasTasks}}<p>{{t.tasks.nothing.open}}</p>{{/hasTasks}}
{{#groupsOfTasks}}<article class="task">
<header><h3><a href="{{href}}">{{name}}</a></h3>{{#state}}{{> Insights/state}}{{/state}}</header>
<ul class="chores">
{{#tasks}}{{> Tasks/line}}
{{/tasks}}
</ul>
</article>
{{/groupsOfTasks}}
<p>{{#rest}}<a href="{{tasksHref}}">{{rest}}</a>{{/rest}}{{^rest}}<a href="{{tasksHref}}">{{t.tasks.all.link}}</a>{{/rest}}</p>
</section>

"""#,
        "Tokens/tokens": #"""
<p class="crumb"><a href="{{settingsHref}}">{{t.settings.title}}</a></p>
<h1>{{pageTitle}}</h1>
{{#secret}}<section class="block first" role="status">
<h2>{{t.tokens.fresh.title}}</h2>
<p>{{t.tokens.fresh.note}}</p>
<p class="quiet">{{freshName}}</p>
<pre class="command whole">{{secret}}</pre>
<p class="form-text">{{t.tokens.fresh.try}}</p>
<pre class="command whole">{{example}}</pre>
<p><a class="btn btn-outline-secondary" href="{{action}}">{{t.tokens.fresh.done}}</a></p>
</section>{{/secret}}
{{^secret}}<p class="lead">{{t.tokens.lead}}</p>
<p class="quiet">{{t.tokens.docs}} <a href="{{documentHref}}">{{t.tokens.docs-link}}</a></p>
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{listError}}</p>{{/listError}}
{{^hasTokens}}<div class="empty"><p>{{t.tokens.empty}}</p></div>{{/hasTokens}}
{{#hasTokens}}<ul class="people">
{{#tokens}}<li>
<div class="people-who"><strong>{{name}}</strong> <span class="tag{{^isValid}} tag-bad{{/isValid}}">{{state}}</span><br><span class="quiet">{{scope}} · <time title="{{usedExact}}">{{used}}</time>{{#until}} · {{until}}{{/until}}</span></div>
{{#isValid}}<details class="confirm"><summary class="btn btn-link">{{t.tokens.revoke}}</summary>
<form method="post" action="{{revokeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{question}}</p><button class="btn btn-danger">{{t.tokens.revoke}}</button></form></details>{{/isValid}}
</li>
{{/tokens}}
</ul>{{/hasTokens}}
<section class="block">
<h2>{{t.tokens.add}}</h2>
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field">
<label class="form-label" for="name">{{t.tokens.name}}</label>
<input class="form-control{{#nameError}} is-invalid{{/nameError}}" id="name" name="name" value="{{name}}" required maxlength="{{nameLimit}}" autocomplete="off" aria-describedby="name-note">
{{#nameError}}<p class="field-error" role="alert">{{nameError}}</p>{{/nameError}}
<p class="form-text" id="name-note">{{t.tokens.name-note}}</p>
</div>
<div class="field">
<label class="form-label" for="scope">{{t.tokens.scope}}</label>
<select class="form-select" id="scope" name="scope">{{#scopeChoices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/scopeChoices}}</select>
{{#scopeError}}<p class="field-error" role="alert">{{scopeError}}</p>{{/scopeError}}
</div>
<div class="field">
<label class="form-label" for="days">{{t.tokens.days}}</label>
<input class="form-control{{#daysError}} is-invalid{{/daysError}}" id="days" name="days" value="{{days}}" inputmode="numeric" maxlength="4" autocomplete="off" aria-describedby="days-note">
{{#daysError}}<p class="field-error" role="alert">{{daysError}}</p>{{/daysError}}
<p class="form-text" id="days-note">{{t.tokens.days-note}}</p>
</div>
<button class="btn btn-primary">{{t.tokens.make}}</button>
</form>
</section>{{/secret}}

"""#,
        "Transfers/list": #"""
<p class="crumb"><a href="{{contactsHref}}">{{t.contacts.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.transfers.lead}}</p>
{{#isEmpty}}<div class="empty"><p>{{t.transfers.empty}}</p></div>{{/isEmpty}}
{{^isEmpty}}<section class="block first"><h2>{{t.transfers.former}}</h2>
{{^hasFormer}}<p class="quiet">{{t.transfers.no-former}}</p>{{/hasFormer}}
<ul class="lines wide">
{{#former}}<li><div class="who"><strong>{{name}}</strong><span class="quiet">{{customers}} · {{groups}}{{#left}} · {{left}}{{/left}}</span></div>{{#href}}<a class="btn btn-outline-secondary" href="{{href}}">{{t.transfers.give}}</a>{{/href}}</li>
{{/former}}
</ul></section>
{{#hasOrders}}<section class="block"><h2>{{t.transfers.orders}}</h2>
<ul class="lines wide">
{{#orders}}<li><div class="who"><a href="{{href}}"><strong>{{title}}</strong></a><span class="quiet">{{#customersTold}}{{customersTold}} · {{/customersTold}}{{#groupsTold}}{{groupsTold}} · {{/groupsTold}}<time title="{{exact}}">{{ago}}</time></span></div></li>
{{/orders}}
</ul></section>{{/hasOrders}}
<section class="block"><h2>{{t.transfers.present}}</h2>
<p class="quiet">{{t.transfers.present-note}}</p>
{{^hasPresent}}<p class="quiet">{{t.transfers.no-present}}</p>{{/hasPresent}}
<ul class="lines wide">
{{#present}}<li><div class="who"><strong>{{name}}</strong><span class="quiet">{{customers}} · {{groups}}</span></div>{{#href}}<a class="btn btn-outline-secondary" href="{{href}}">{{t.transfers.give}}</a>{{/href}}</li>
{{/present}}
</ul></section>{{/isEmpty}}

"""#,
        "Transfers/new": #"""
<p class="crumb"><a href="{{transfersHref}}">{{t.transfers.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{what}}</p>
{{#hasLeft}}<p>{{t.transfers.new.left}}</p>{{/hasLeft}}{{#isThere}}<p>{{t.transfers.new.there}}</p>{{/isThere}}
{{#tagsStay}}<p class="question"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{tagsStay}}</span></p>{{/tagsStay}}
{{#problem}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{problem}}</p>{{/problem}}
<form method="get" action="{{action}}"><input type="hidden" name="company" value="{{company}}"><input type="hidden" name="from" value="{{from}}">
<fieldset class="field"><legend class="form-label">{{t.transfers.new.takers}}</legend>
{{#people}}<div class="form-check"><label class="form-check-label"><input class="form-check-input" type="checkbox" name="to" value="{{code}}"{{#isChosen}} checked{{/isChosen}}> {{label}}</label></div>
{{/people}}</fieldset>
<fieldset class="field"><legend class="form-label">{{t.transfers.new.kinds}}</legend>
{{#kinds}}<div class="form-check"><label class="form-check-label"><input class="form-check-input" type="checkbox" name="kind" value="{{code}}"{{#isChosen}} checked{{/isChosen}}> {{label}}</label></div>
{{/kinds}}</fieldset>
{{#isThere}}<p><label class="form-label" for="message">{{t.transfers.new.message}}</label><input class="form-control" id="message" name="message" value="{{message}}" maxlength="200"></p>{{/isThere}}
<button class="btn btn-outline-secondary">{{t.transfers.new.look}}</button>
</form>
{{#isPreview}}<section class="block"><h2>{{t.transfers.new.preview}}</h2>
<ul class="lines wide">
{{#shares}}<li><div class="who"><strong>{{name}}</strong><span class="quiet">{{customers}} · {{groups}}</span></div></li>
{{/shares}}
</ul>
<form method="post" action="{{orderAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="company" value="{{company}}"><input type="hidden" name="from" value="{{from}}"><input type="hidden" name="message" value="{{message}}">
{{#chosenTakers}}<input type="hidden" name="to" value="{{code}}">{{/chosenTakers}}{{#chosenKinds}}<input type="hidden" name="kind" value="{{code}}">{{/chosenKinds}}
<p>{{t.transfers.new.warning}}</p><button class="btn btn-primary">{{t.transfers.new.order}}</button></form></section>{{/isPreview}}

"""#,
        "Transfers/order": #"""
<p class="crumb"><a href="{{transfersHref}}">{{t.transfers.title}}</a></p>
<h1>{{pageTitle}}</h1>
{{#customersTold}}<p class="lead">{{customersTold}}</p>{{/customersTold}}
{{#groupsTold}}<p class="lead">{{groupsTold}}</p>{{/groupsTold}}
<p class="quiet"><time title="{{orderedExact}}">{{ordered}}</time></p>
{{#message}}<p>{{message}}</p>{{/message}}
{{#problem}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{problem}}</p>{{/problem}}
{{#isOpen}}<p class="quiet">{{t.transfers.order.open}}</p>{{/isOpen}}
{{#hasDoubts}}<section class="block"><h2>{{t.transfers.doubt.title}}</h2>
<p>{{t.transfers.doubt.lead}}</p>
{{#canLook}}<form method="post" action="{{lookAction}}" class="inline"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-outline-secondary">{{t.transfers.doubt.look}}</button>{{#looked}}<span class="quiet">{{looked}}</span>{{/looked}}</form>{{/canLook}}
{{#canSettle}}<form method="post" action="{{settleAction}}" class="stack mt-3"><input type="hidden" name="token" value="{{formToken}}">
<fieldset><legend class="form-label">{{t.transfers.doubt.settle}}</legend>
{{#doubts}}<div class="form-check"><label class="form-check-label"><input class="form-check-input" type="checkbox" name="item" value="{{code}}"> {{name}} <span class="quiet">{{kind}} · {{toTaker}}</span></label></div>
{{/doubts}}</fieldset>
<p class="form-text">{{t.transfers.doubt.note}}</p>
<div class="inline"><button class="btn btn-outline-secondary" name="went" value="1">{{t.transfers.doubt.went}}</button><button class="btn btn-outline-secondary" name="went" value="0">{{t.transfers.doubt.went-not}}</button></div></form>{{/canSettle}}
{{^canSettle}}<ul class="lines wide">
{{#doubts}}<li><div class="who"><strong>{{name}}</strong><span class="quiet">{{kind}} · {{toTaker}}</span></div><span>{{state}}</span></li>
{{/doubts}}
</ul>{{/canSettle}}
</section>{{/hasDoubts}}
<section class="block"><h2>{{t.transfers.order.items}}</h2>
<ul class="lines wide">
{{#items}}<li><div class="who"><strong>{{name}}</strong><span class="quiet">{{kind}} · {{toTaker}}</span></div><span>{{state}}{{#problem}} <span class="quiet">{{problem}}</span>{{/problem}}{{#saidBy}} <span class="quiet">{{saidBy}}</span>{{/saidBy}}</span></li>
{{/items}}
</ul>
{{#isCut}}<p class="quiet">{{t.transfers.order.cut}}</p>{{/isCut}}
</section>

"""#,
        "Webhooks/deliveries": #"""
<p class="crumb"><a href="{{webhooksHref}}">{{t.webhooks.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.webhooks.deliveries.lead}}</p>
{{#hasWebhooks}}<form method="get" action="{{action}}" class="inline">
<select class="form-select" name="state" aria-label="{{t.webhooks.which}}">{{#states}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/states}}</select>
<select class="form-select" name="webhook" aria-label="{{t.webhooks.where}}">{{#webhooks}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/webhooks}}</select>
<button class="btn btn-outline-secondary">{{t.webhooks.show}}</button>
</form>{{/hasWebhooks}}
{{#firstHref}}<p><a href="{{firstHref}}">{{t.webhooks.newest}}</a></p>{{/firstHref}}
{{^hasDeliveries}}<div class="empty"><p>{{^hasWebhooks}}{{t.webhooks.deliveries.no-address}}{{/hasWebhooks}}{{#hasWebhooks}}{{#isNarrowed}}{{t.webhooks.deliveries.none-such}}{{/isNarrowed}}{{^isNarrowed}}{{t.webhooks.deliveries.none}}{{/isNarrowed}}{{/hasWebhooks}}</p>{{^hasWebhooks}}<p><a class="btn btn-primary" href="{{webhooksHref}}">{{t.webhooks.add}}</a></p>{{/hasWebhooks}}</div>{{/hasDeliveries}}
{{#hasDeliveries}}<ul class="people" data-keys>
{{#deliveries}}{{> Webhooks/delivery}}
{{/deliveries}}
</ul>{{/hasDeliveries}}
{{#nextHref}}<p><a class="btn btn-outline-secondary" href="{{nextHref}}">{{t.webhooks.older}}</a></p>{{/nextHref}}

"""#,
        "Webhooks/delivery": #"""
<li><div class="people-who wide"><strong>{{event}}</strong> <span class="tag{{#isBad}} tag-bad{{/isBad}}">{{state}}</span><br><span class="quiet">{{#to}}{{to}} · {{/to}}<time title="{{madeExact}}">{{made}}</time>{{#tries}} · {{tries}}{{/tries}}{{#answer}} · {{answer}}{{/answer}}{{#next}} · {{next}}{{/next}}</span><br><code class="quiet">{{name}}</code></div>
{{#canAgain}}<form method="post" action="{{againAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="state" value="{{filter}}"><input type="hidden" name="webhook" value="{{webhook}}"><button class="btn btn-outline-secondary">{{t.webhooks.again}}</button></form>{{/canAgain}}
{{#canEnd}}<form method="post" action="{{endAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="state" value="{{filter}}"><input type="hidden" name="webhook" value="{{webhook}}"><button class="btn btn-link">{{t.webhooks.give-up}}</button></form>{{/canEnd}}</li>

"""#,
        "Webhooks/secret": #"""
<p class="crumb"><a href="{{webhooksHref}}">{{t.webhooks.title}}</a></p>
<h1>{{pageTitle}}</h1>
<section class="block first" role="status">
<p>{{t.webhooks.secret.note}}</p>
<p class="quiet">{{origin}}</p>
<pre class="command whole">{{secret}}</pre>
<p class="form-text">{{t.webhooks.secret.how}}</p>
{{#old}}<p class="form-text">{{old}}</p>{{/old}}
<p><a class="btn btn-primary" href="{{href}}">{{t.webhooks.secret.done}}</a></p>
</section>

"""#,
        "Webhooks/webhook": #"""
<p class="crumb"><a href="{{webhooksHref}}">{{t.webhooks.title}}</a></p>
<h1>{{pageTitle}}</h1>
<pre class="command whole">{{address}}</pre>
<p><span class="tag{{^isOn}} tag-bad{{/isOn}}">{{state}}</span> <span class="quiet">{{stateNote}}</span></p>
<div class="inline">
{{#isOn}}<form method="post" action="{{testAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-primary">{{t.webhooks.test}}</button></form>
<form method="post" action="{{switchAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="on" value="0"><button class="btn btn-outline-secondary">{{t.webhooks.turn-off}}</button></form>{{/isOn}}
{{^isOn}}<form method="post" action="{{switchAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="on" value="1"><button class="btn btn-primary">{{t.webhooks.turn-on}}</button></form>{{/isOn}}
</div>
<section class="block"><h2>{{t.webhooks.latest}}</h2>
{{^hasDeliveries}}<div class="empty"><p>{{t.webhooks.latest-none}}</p></div>{{/hasDeliveries}}
{{#hasDeliveries}}<ul class="people" data-keys>
{{#deliveries}}{{> Webhooks/delivery}}
{{/deliveries}}
</ul>
<p><a class="btn btn-outline-secondary" href="{{deliveriesHref}}">{{t.webhooks.deliveries.link}}</a></p>{{/hasDeliveries}}
</section>
<section class="block"><h2>{{t.webhooks.events}}</h2>
<form method="post" action="{{eventsAction}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field">
{{#eventChoices}}<div class="form-check"><input class="form-check-input" type="checkbox" id="{{code}}" name="{{code}}" value="1"{{#isChosen}} checked{{/isChosen}} aria-describedby="{{code}}-note"><label class="form-check-label" for="{{code}}">{{label}}</label><p class="form-text" id="{{code}}-note">{{note}}</p></div>
{{/eventChoices}}
{{#eventsError}}<p class="field-error" role="alert">{{eventsError}}</p>{{/eventsError}}
</div>
<button class="btn btn-outline-secondary">{{t.form.save}}</button>
</form></section>
<section class="block"><h2>{{t.webhooks.secret.heading}}</h2>
<p>{{t.webhooks.secret.about}}</p>
{{#oldSecret}}<p class="quiet">{{oldSecret}}</p>{{/oldSecret}}
<details class="confirm"><summary class="btn btn-outline-secondary">{{t.webhooks.secret.change}}</summary>
<form method="post" action="{{secretAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{t.webhooks.secret.question}}</p><button class="btn btn-danger">{{t.webhooks.secret.change}}</button></form></details>
</section>
<section class="block"><h2>{{t.webhooks.remove}}</h2>
<p>{{t.webhooks.remove-note}}</p>
<details class="confirm"><summary class="btn btn-outline-secondary">{{t.webhooks.remove}}</summary>
<form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{t.webhooks.remove-question}}</p><button class="btn btn-danger">{{t.webhooks.remove}}</button></form></details>
</section>

"""#,
        "Webhooks/webhooks": #"""
<p class="crumb"><a href="{{settingsHref}}">{{t.settings.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.webhooks.lead}}</p>
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{listError}}</p>{{/listError}}
{{^hasWebhooks}}<div class="empty"><p>{{t.webhooks.empty}}</p></div>{{/hasWebhooks}}
{{#hasWebhooks}}<ul class="people" data-keys>
{{#webhooks}}<li>
<div class="people-who wide"><a href="{{href}}"><strong>{{label}}</strong></a> <span class="tag{{^isOn}} tag-bad{{/isOn}}">{{state}}</span><br><span class="quiet">{{events}}</span></div>
{{#troubleHref}}<a class="btn btn-link" href="{{troubleHref}}">{{trouble}}</a>{{/troubleHref}}
</li>
{{/webhooks}}
</ul>
<p><a class="btn btn-outline-secondary" href="{{deliveriesHref}}">{{t.webhooks.deliveries.link}}</a></p>{{/hasWebhooks}}
<section class="block">
<h2>{{t.webhooks.add}}</h2>
<form method="post" action="{{action}}" class="stack narrow">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field">
<label class="form-label" for="address">{{t.webhooks.address}}</label>
<input class="form-control{{#addressError}} is-invalid{{/addressError}}" id="address" name="address" type="url" inputmode="url" value="{{address}}" required maxlength="{{addressLimit}}" autocomplete="off" placeholder="https://" aria-describedby="address-note">
{{#addressError}}<p class="field-error" role="alert">{{addressError}}</p>{{/addressError}}
<p class="form-text" id="address-note">{{t.webhooks.address-note}}</p>
</div>
<fieldset class="field">
<legend class="form-label">{{t.webhooks.events}}</legend>
{{#eventChoices}}<div class="form-check"><input class="form-check-input" type="checkbox" id="{{code}}" name="{{code}}" value="1"{{#isChosen}} checked{{/isChosen}} aria-describedby="{{code}}-note"><label class="form-check-label" for="{{code}}">{{label}}</label><p class="form-text" id="{{code}}-note">{{note}}</p></div>
{{/eventChoices}}
{{#eventsError}}<p class="field-error" role="alert">{{eventsError}}</p>{{/eventsError}}
</fieldset>
<button class="btn btn-primary">{{t.webhooks.make}}</button>
</form>
</section>

"""#,
        "Welcomes/attachment": #"""
{{#picture}}<img class="welcome-picture" src="{{picture}}" alt="" loading="lazy">{{/picture}}<span class="welcome-card"><span class="quiet">{{kind}}</span> <strong>{{title}}</strong>{{#detail}}<br><span class="quiet">{{detail}}</span>{{/detail}}</span>

"""#,
        "Welcomes/files": #"""
<p class="crumb"><a href="{{welcomesHref}}">{{t.welcomes.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.welcomes.files-lead}}</p>
{{> Welcomes/upload-form}}
{{^hasFiles}}<div class="empty"><p>{{t.welcomes.files-none}}</p></div>{{/hasFiles}}
{{#hasFiles}}<ul class="people" data-keys>
{{#files}}<li>{{#picture}}<img class="welcome-picture" src="{{picture}}" alt="" loading="lazy">{{/picture}}
<div class="people-who wide"><a href="{{href}}"><strong>{{name}}</strong></a><br><span class="quiet">{{kind}} · {{size}} · {{uses}}{{#uploaded}} · {{uploaded}}{{/uploaded}}</span>{{#problem}}<br><span class="code-alarm is-urgent"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{problem}}</span>{{/problem}}</div>
{{#isUnused}}<form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-link" aria-label="{{t.welcomes.file.remove}} {{name}}">{{t.welcomes.file.remove}}</button></form>{{/isUnused}}</li>
{{/files}}
</ul>{{/hasFiles}}

"""#,
        "Welcomes/group": #"""
<p class="crumb"><a href="{{backHref}}">{{t.welcomes.groups}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{limits}}</p>
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{listError}}</p>{{/listError}}
{{#isUnconnected}}<p class="question"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.welcomes.unconnected}}</span></p>{{/isUnconnected}}
<form method="post" action="{{action}}" class="stack welcome-form">
<input type="hidden" name="token" value="{{formToken}}">
{{#hasCompanies}}<div class="field"><label class="form-label" for="connection">{{t.welcomes.group.company}}</label><select class="form-select" id="connection" name="connection">{{#companies}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/companies}}</select></div>{{/hasCompanies}}
<div class="field"><label class="form-label" for="text">{{t.welcomes.text}}</label>
<textarea class="form-control{{#textError}} is-invalid{{/textError}}" id="text" name="text" rows="6" aria-describedby="text-note">{{text}}</textarea>
{{#textError}}<p class="field-error" role="alert">{{textError}}</p>{{/textError}}
<p class="form-text" id="text-note">{{placeholder}}</p></div>
<fieldset class="field"><legend class="form-label">{{t.welcomes.group.kind}}</legend>
{{#kinds}}<div class="form-check"><input class="form-check-input" type="radio" id="kind-{{code}}" name="kind" value="{{code}}"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="kind-{{code}}">{{label}}</label></div>
{{/kinds}}</fieldset>
<div class="field">{{#hasFiles}}<label class="form-label" for="file">{{t.welcomes.attach.file}}</label>
<select class="form-select" id="file" name="file">{{#files}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/files}}</select>{{/hasFiles}}
{{^hasFiles}}<p class="form-text">{{t.welcomes.files-none}}</p>{{/hasFiles}}
<p class="form-text"><a href="{{filesHref}}">{{t.welcomes.files}}</a></p>
{{#fileError}}<p class="field-error" role="alert">{{fileError}}</p>{{/fileError}}</div>
<div class="field"><label class="form-label" for="title">{{t.welcomes.group.title}}</label><input class="form-control" id="title" name="title" value="{{title}}" autocomplete="off"></div>
<div class="field"><label class="form-label" for="address">{{t.welcomes.link.address}}</label><input class="form-control" id="address" name="address" value="{{address}}" inputmode="url" autocomplete="off" placeholder="https://"></div>
<div class="field"><label class="form-label" for="description">{{t.welcomes.link.description}}</label><input class="form-control" id="description" name="description" value="{{description}}" autocomplete="off"></div>
<div class="field"><label class="form-label" for="picture">{{t.welcomes.link.picture}}</label><input class="form-control" id="picture" name="picture" value="{{picture}}" inputmode="url" autocomplete="off" placeholder="https://"></div>
{{#linkError}}<p class="field-error" role="alert">{{linkError}}</p>{{/linkError}}
<div class="field"><label class="form-label" for="app">{{t.welcomes.program.app}}</label><input class="form-control" id="app" name="app" value="{{app}}" autocomplete="off" placeholder="wx"></div>
<div class="field"><label class="form-label" for="page">{{t.welcomes.program.page}}</label><input class="form-control" id="page" name="page" value="{{page}}" autocomplete="off"></div>
{{#hasCovers}}<div class="field"><label class="form-label" for="cover">{{t.welcomes.program.cover}}</label><select class="form-select" id="cover" name="cover">{{#covers}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/covers}}</select></div>{{/hasCovers}}
{{#programError}}<p class="field-error" role="alert">{{programError}}</p>{{/programError}}
{{#isNew}}<div class="form-check"><input class="form-check-input" type="checkbox" id="notifies" name="notifies" value="1"{{#notifies}} checked{{/notifies}}><label class="form-check-label" for="notifies">{{t.welcomes.group.notifies}}</label></div>{{/isNew}}
<button class="btn btn-primary">{{#isNew}}{{t.welcomes.group.make}}{{/isNew}}{{^isNew}}{{t.form.save}}{{/isNew}}</button>
</form>

"""#,
        "Welcomes/groups": #"""
<p class="crumb"><a href="{{welcomesHref}}">{{t.welcomes.title}}</a></p>
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.welcomes.groups-lead}}</p>
<p class="quiet">{{limit}}</p>
{{#isUnconnected}}<p class="question"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.welcomes.unconnected}}</span></p>{{/isUnconnected}}
{{^hasTemplates}}<div class="empty"><p>{{t.welcomes.groups-none}}</p></div>{{/hasTemplates}}
{{#newHref}}<p><a class="btn btn-primary" href="{{newHref}}">{{t.welcomes.group.new}}</a></p>{{/newHref}}
{{#hasTemplates}}<ul class="people" data-keys>
{{#templates}}<li><div class="people-who wide">{{#isGone}}<strong>{{beginning}}</strong>{{/isGone}}{{^isGone}}<a href="{{href}}"><strong>{{beginning}}</strong></a>{{/isGone}} <span class="tag{{#isBad}} tag-bad{{/isBad}}">{{state}}</span><br><span class="quiet">{{#attachment}}{{attachment}}{{/attachment}}{{#company}} {{company}}{{/company}}</span>{{#problem}}<br><span class="quiet">{{problem}}</span>{{/problem}}{{#goneNote}}<br><span class="quiet">{{goneNote}}</span>{{/goneNote}}</div>
{{#canChange}}<div class="inline">{{^isGone}}<a class="btn btn-link" href="{{href}}">{{t.welcomes.group.change}}</a>{{/isGone}}
<details class="confirm"><summary class="btn btn-link">{{t.welcomes.group.remove}}</summary><form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{removeQuestion}}</p><button class="btn btn-danger">{{t.welcomes.group.remove}}</button></form></details></div>{{/canChange}}</li>
{{/templates}}
</ul>{{/hasTemplates}}

"""#,
        "Welcomes/list": #"""
<h1>{{pageTitle}}</h1>
<p class="lead">{{t.welcomes.lead}}</p>
{{#isUnconnected}}<p class="question"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.welcomes.unconnected}}{{#wecomHref}} <a href="{{wecomHref}}">{{t.welcomes.connect}}</a>{{/wecomHref}}</span></p>{{/isUnconnected}}
{{^hasWelcomes}}<div class="empty"><p>{{t.welcomes.empty}}</p></div>{{/hasWelcomes}}
<div class="inline"><a class="btn btn-primary" href="{{newHref}}">{{t.welcomes.new}}</a><a class="btn btn-outline-secondary" href="{{groupsHref}}">{{t.welcomes.groups}}</a><a class="btn btn-outline-secondary" href="{{filesHref}}">{{t.welcomes.files}}</a></div>
{{#hasWelcomes}}
{{#lacksDefault}}<p class="question"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg><span>{{t.welcomes.lacks-default}}</span></p>{{/lacksDefault}}
<p class="quiet welcome-order">{{t.welcomes.order}}</p>
<ul class="people" data-keys>
{{#welcomes}}<li><div class="people-who wide"><a href="{{href}}"><strong>{{name}}</strong></a>{{#isDefault}} <span class="tag">{{t.welcomes.default}}</span>{{/isDefault}}{{#isOff}} <span class="tag tag-bad">{{t.welcomes.off}}</span>{{/isOff}}{{#isEmpty}} <span class="tag tag-bad">{{t.welcomes.nothing-yet}}</span>{{/isEmpty}}<br><span class="quiet">{{terms}}{{#attachments}} · {{attachments}}{{/attachments}}</span>{{#beginning}}<br><span>{{beginning}}</span>{{/beginning}}</div>
{{#canUp}}<form method="post" action="{{upAction}}"><input type="hidden" name="token" value="{{formToken}}"><button class="btn btn-link" aria-label="{{t.welcomes.up}} {{name}}">{{t.welcomes.up}}</button></form>{{/canUp}}</li>
{{/welcomes}}
</ul>{{/hasWelcomes}}
<section class="block"><h2>{{t.welcomes.figures}}</h2>
{{^hasFigures}}<div class="empty"><p>{{t.welcomes.figures-none}}</p></div>{{/hasFigures}}
{{#hasFigures}}<div class="scroll" role="region" tabindex="0" aria-label="{{t.welcomes.figures}}"><table class="table as-blocks"><thead><tr><th scope="col">{{t.welcomes.span}}</th><th scope="col" class="number">{{t.welcomes.asked}}</th><th scope="col" class="number">{{t.welcomes.sent}}</th><th scope="col" class="number">{{t.welcomes.refused}}</th><th scope="col" class="number">{{t.welcomes.unknown}}</th><th scope="col" class="number">{{t.welcomes.late}}</th><th scope="col" class="number">{{t.welcomes.unmatched}}</th><th scope="col" class="number">{{t.welcomes.open}}</th><th scope="col" class="number">{{t.welcomes.median}}</th><th scope="col" class="number">{{t.welcomes.p99}}</th><th scope="col" class="number">{{t.welcomes.slowest}}</th></tr></thead><tbody>
{{#figures}}<tr><th scope="row" class="nowrap">{{span}}</th><td class="number" data-label="{{t.welcomes.asked}}">{{asked}}</td><td class="number" data-label="{{t.welcomes.sent}}">{{sent}}</td><td class="number" data-label="{{t.welcomes.refused}}">{{refused}}</td><td class="number" data-label="{{t.welcomes.unknown}}">{{unknown}}</td><td class="number" data-label="{{t.welcomes.late}}">{{#isLate}}<strong class="tag-bad">{{late}}</strong>{{/isLate}}{{^isLate}}{{late}}{{/isLate}}</td><td class="number" data-label="{{t.welcomes.unmatched}}">{{unmatched}}</td><td class="number" data-label="{{t.welcomes.open}}">{{open}}</td><td class="number nowrap" data-label="{{t.welcomes.median}}">{{median}}</td><td class="number nowrap" data-label="{{t.welcomes.p99}}">{{p99}}</td><td class="number nowrap" data-label="{{t.welcomes.slowest}}">{{slowest}}</td></tr>
{{/figures}}
</tbody></table></div>
<p class="form-text">{{t.welcomes.figures-note}}</p>{{/hasFigures}}
</section>
{{#hasTroubles}}<section class="block"><h2>{{t.welcomes.troubles}}</h2>
<p class="quiet">{{t.welcomes.troubles-note}}</p>
<ul class="people">
{{#troubles}}{{> Welcomes/outcome}}
{{/troubles}}
</ul></section>{{/hasTroubles}}
{{#hasLatest}}<section class="block"><h2>{{t.welcomes.latest}}</h2>
<ul class="people">
{{#latest}}{{> Welcomes/outcome}}
{{/latest}}
</ul></section>{{/hasLatest}}

"""#,
        "Welcomes/outcome": #"""
<li><div class="people-who wide"><span class="tag{{#isBad}} tag-bad{{/isBad}}">{{state}}</span> {{#contact}}{{#href}}<a href="{{href}}"><strong>{{contact}}</strong></a>{{/href}}{{^href}}<strong>{{contact}}</strong>{{/href}} {{/contact}}<span class="quiet">→ {{staff}}{{#channel}} · {{channel}}{{/channel}}{{#welcome}} · {{welcome}}{{/welcome}} · <time title="{{exact}}">{{when}}</time></span>{{#said}}<br><span>{{said}}</span>{{/said}}{{#reason}}<br><span>{{reason}}</span>{{/reason}}</div></li>

"""#,
        "Welcomes/plan": #"""
<p class="crumb"><a href="{{backHref}}">{{backLabel}}</a></p>
<h1>{{pageTitle}}</h1>
{{#isNew}}<p class="lead">{{t.welcomes.new-lead}}</p>{{/isNew}}
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{listError}}</p>{{/listError}}
<form method="post" action="{{action}}" class="stack welcome-form">
<input type="hidden" name="token" value="{{formToken}}">
<div class="field"><label class="form-label" for="name">{{t.welcomes.name}}</label>
<input class="form-control{{#nameError}} is-invalid{{/nameError}}" id="name" name="name" value="{{name}}" required maxlength="{{nameLimit}}" autocomplete="off" aria-describedby="name-note">
{{#nameError}}<p class="field-error" role="alert">{{nameError}}</p>{{/nameError}}
<p class="form-text" id="name-note">{{t.welcomes.name-note}}</p></div>
<div class="field"><label class="form-label" for="text">{{t.welcomes.text}}</label>
<textarea class="form-control{{#textError}} is-invalid{{/textError}}" id="text" name="text" rows="6" aria-describedby="text-note">{{text}}</textarea>
{{#textError}}<p class="field-error" role="alert">{{textError}}</p>{{/textError}}
<p class="form-text" id="text-note">{{placeholders}}</p></div>
<div class="field"><label class="form-label" for="calling">{{t.welcomes.calling}}</label>
<input class="form-control{{#callingError}} is-invalid{{/callingError}}" id="calling" name="calling" value="{{calling}}" maxlength="{{callingLimit}}" autocomplete="off" aria-describedby="calling-note">
{{#callingError}}<p class="field-error" role="alert">{{callingError}}</p>{{/callingError}}
<p class="form-text" id="calling-note">{{t.welcomes.calling-note}}</p></div>
<fieldset class="field"><legend class="form-label">{{t.welcomes.kind}}</legend>
{{#kinds}}<div class="form-check"><input class="form-check-input" type="radio" id="kind-{{code}}" name="kind" value="{{code}}"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="kind-{{code}}">{{label}}</label></div>
{{/kinds}}{{#kindError}}<p class="field-error" role="alert">{{kindError}}</p>{{/kindError}}</fieldset>
<fieldset class="field welcome-when"><legend class="form-label">{{t.welcomes.when}}</legend>
<p class="form-text">{{t.welcomes.when-note}}</p>
<fieldset class="field"><legend class="form-label">{{t.welcomes.channels}}</legend>
{{#hasChannels}}<div class="code-chats">{{#channels}}<div class="form-check"><input class="form-check-input" type="checkbox" id="{{box}}" name="channel" value="{{code}}"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="{{box}}">{{label}}</label></div>
{{/channels}}</div>{{/hasChannels}}
<label class="form-label" for="states">{{t.welcomes.states}}</label>
<textarea class="form-control{{#statesError}} is-invalid{{/statesError}}" id="states" name="states" rows="2" aria-describedby="states-note">{{states}}</textarea>
{{#statesError}}<p class="field-error" role="alert">{{statesError}}</p>{{/statesError}}
<p class="form-text" id="states-note">{{t.welcomes.states-note}}</p></fieldset>
<fieldset class="field"><legend class="form-label">{{t.welcomes.days}}</legend>
<div class="welcome-days">{{#weekdays}}<div class="form-check"><input class="form-check-input" type="checkbox" id="{{box}}" name="day" value="{{code}}"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="{{box}}">{{label}}</label></div>
{{/weekdays}}</div>
{{#daysError}}<p class="field-error" role="alert">{{daysError}}</p>{{/daysError}}</fieldset>
<div class="field"><div class="welcome-hours"><span><label class="form-label" for="from">{{t.welcomes.from}}</label><input class="form-control" type="time" id="from" name="from" value="{{from}}"></span>
<span><label class="form-label" for="to">{{t.welcomes.to}}</label><input class="form-control" type="time" id="to" name="to" value="{{to}}"></span></div>
{{#hoursError}}<p class="field-error" role="alert">{{hoursError}}</p>{{/hoursError}}
<p class="form-text">{{t.welcomes.hours-note}}</p></div>
{{#hasTags}}<fieldset class="field"><legend class="form-label">{{t.welcomes.tags}}</legend>
<div class="code-chats">{{#tags}}<div class="form-check"><input class="form-check-input" type="checkbox" id="{{box}}" name="tag" value="{{code}}"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="{{box}}">{{label}}</label></div>
{{/tags}}</div>
<p class="form-text">{{t.welcomes.tags-note}}</p>{{#tagsError}}<p class="field-error" role="alert">{{tagsError}}</p>{{/tagsError}}</fieldset>{{/hasTags}}
{{#hasPeople}}<fieldset class="field"><legend class="form-label">{{t.welcomes.people}}</legend>
<div class="code-chats">{{#persons}}<div class="form-check"><input class="form-check-input" type="checkbox" id="{{box}}" name="person" value="{{code}}"{{#isChosen}} checked{{/isChosen}}><label class="form-check-label" for="{{box}}">{{label}}</label></div>
{{/persons}}</div>
<p class="form-text">{{t.welcomes.people-note}}</p>{{#peopleError}}<p class="field-error" role="alert">{{peopleError}}</p>{{/peopleError}}</fieldset>{{/hasPeople}}
</fieldset>
<button class="btn btn-primary">{{#isNew}}{{t.welcomes.make}}{{/isNew}}{{^isNew}}{{t.form.save}}{{/isNew}}</button>
</form>

"""#,
        "Welcomes/upload-form": #"""
<form class="upload code-upload" data-upload="{{uploadAction}}" data-sending="{{sending}}" data-failed="{{t.welcomes.upload.failed}}" data-limit="{{limitBytes}}" data-toolarge="{{tooLarge}}">
<input type="hidden" name="token" value="{{formToken}}">
<div class="drop">
<p class="drop-word">{{t.welcomes.upload.drop}}</p>
<input class="visually-hidden" type="file" id="files" aria-describedby="files-note">
<label class="btn btn-primary" for="files">{{t.welcomes.upload.choose}}</label>
<p class="form-text" id="files-note">{{t.welcomes.upload.note}}</p>
<noscript><p class="field-error">{{t.welcomes.upload.no-script}}</p></noscript>
</div>
<progress class="meter" value="0" max="1" hidden aria-label="{{t.import.progress}}"></progress>
<p data-word role="status"></p>
</form>

"""#,
        "Welcomes/welcome": #"""
<p class="crumb"><a href="{{welcomesHref}}">{{t.welcomes.title}}</a></p>
<h1>{{pageTitle}}{{#isDefault}} <span class="tag">{{t.welcomes.default}}</span>{{/isDefault}}{{^isOn}} <span class="tag tag-bad">{{t.welcomes.off}}</span>{{/isOn}}</h1>
<p class="lead">{{terms}}</p>
<p class="quiet">{{sent}}</p>
{{#listError}}<p class="refusal" role="alert"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{listError}}</p>{{/listError}}
<div class="inline"><a class="btn btn-outline-secondary" href="{{settingsHref}}">{{t.welcomes.settings}}</a>
<form method="post" action="{{switchAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="on" value="{{#isOn}}0{{/isOn}}{{^isOn}}1{{/isOn}}"><button class="btn btn-outline-secondary">{{#isOn}}{{t.welcomes.turn-off}}{{/isOn}}{{^isOn}}{{t.welcomes.turn-on}}{{/isOn}}</button></form></div>
<section class="block"><h2>{{t.welcomes.preview}}</h2>
{{#isEmpty}}<div class="empty"><p>{{t.welcomes.nothing-note}}</p></div>{{/isEmpty}}
{{^isEmpty}}<div class="welcome-phone" role="group" aria-label="{{t.welcomes.preview}}">
{{#preview}}<p class="welcome-bubble">{{preview}}</p>{{/preview}}
{{#attachments}}<div class="welcome-bubble">{{> Welcomes/attachment}}</div>
{{/attachments}}</div>
<form method="get" action="{{tryHref}}" class="inline"><label class="form-label" for="sample">{{t.welcomes.try}}</label><input class="form-control welcome-sample" id="sample" name="name" value="{{sample}}" maxlength="64" autocomplete="off"><button class="btn btn-outline-secondary">{{t.welcomes.try-it}}</button></form>{{/isEmpty}}
</section>
<section class="block"><h2>{{t.welcomes.attachments}}</h2>
<p class="quiet">{{attachmentsNote}}</p>
{{#hasAttachments}}<ul class="people">
{{#attachments}}<li><div class="people-who wide">{{> Welcomes/attachment}}{{#problem}}<br><span class="code-alarm is-urgent"><svg class="icon" aria-hidden="true"><use href="{{iconsHref}}#alert"/></svg>{{problem}}</span>{{/problem}}</div>
<div class="inline">{{#canUp}}<form method="post" action="{{upAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="version" value="{{version}}"><button class="btn btn-link" aria-label="{{t.welcomes.up}} {{title}}">{{t.welcomes.up}}</button></form>{{/canUp}}
<form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="version" value="{{version}}"><button class="btn btn-link" aria-label="{{t.welcomes.detach}} {{title}}">{{t.welcomes.detach}}</button></form></div></li>
{{/attachments}}
</ul>{{/hasAttachments}}
{{#fileError}}<p class="field-error" role="alert">{{fileError}}</p>{{/fileError}}
{{^isFull}}{{> Welcomes/upload-form}}
{{#hasFiles}}<details class="welcome-more"><summary>{{t.welcomes.attach.known}}</summary>
<form method="post" action="{{attachAction}}" class="stack narrow"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="kind" value="file">
<div class="field"><label class="form-label" for="file">{{t.welcomes.attach.file}}</label><select class="form-select" id="file" name="file">{{#files}}<option value="{{code}}">{{label}}</option>{{/files}}</select></div>
<button class="btn btn-outline-secondary">{{t.welcomes.attach.do}}</button></form></details>{{/hasFiles}}
<details class="welcome-more"{{#isLinkOpen}} open{{/isLinkOpen}}><summary>{{t.welcomes.attach.link}}</summary>
<form method="post" action="{{attachAction}}" class="stack narrow"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="kind" value="link">
<div class="field"><label class="form-label" for="link-title">{{t.welcomes.link.title}}</label><input class="form-control" id="link-title" name="title" value="{{linkTitle}}" required autocomplete="off"></div>
<div class="field"><label class="form-label" for="link-address">{{t.welcomes.link.address}}</label><input class="form-control" id="link-address" name="address" value="{{linkAddress}}" required inputmode="url" autocomplete="off" placeholder="https://"></div>
<div class="field"><label class="form-label" for="link-description">{{t.welcomes.link.description}}</label><input class="form-control" id="link-description" name="description" value="{{linkDescription}}" autocomplete="off"></div>
<div class="field"><label class="form-label" for="link-picture">{{t.welcomes.link.picture}}</label><input class="form-control" id="link-picture" name="picture" value="{{linkPicture}}" inputmode="url" autocomplete="off" placeholder="https://"></div>
{{#linkError}}<p class="field-error" role="alert">{{linkError}}</p>{{/linkError}}
<button class="btn btn-outline-secondary">{{t.welcomes.attach.do}}</button></form></details>
<details class="welcome-more"{{#isProgramOpen}} open{{/isProgramOpen}}><summary>{{t.welcomes.attach.program}}</summary>
{{^hasCovers}}<p class="form-text">{{t.welcomes.program.cover-first}} <a href="{{filesHref}}">{{t.welcomes.files}}</a></p>{{/hasCovers}}
{{#hasCovers}}<form method="post" action="{{attachAction}}" class="stack narrow"><input type="hidden" name="token" value="{{formToken}}"><input type="hidden" name="kind" value="program">
<div class="field"><label class="form-label" for="program-title">{{t.welcomes.link.title}}</label><input class="form-control" id="program-title" name="title" value="{{programTitle}}" required autocomplete="off"></div>
<div class="field"><label class="form-label" for="app">{{t.welcomes.program.app}}</label><input class="form-control" id="app" name="app" value="{{programApp}}" required autocomplete="off" placeholder="wx"></div>
<div class="field"><label class="form-label" for="page">{{t.welcomes.program.page}}</label><input class="form-control" id="page" name="page" value="{{programPage}}" required autocomplete="off"></div>
<div class="field"><label class="form-label" for="cover">{{t.welcomes.program.cover}}</label><select class="form-select" id="cover" name="cover">{{#covers}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/covers}}</select></div>
{{#programError}}<p class="field-error" role="alert">{{programError}}</p>{{/programError}}
<button class="btn btn-outline-secondary">{{t.welcomes.attach.do}}</button></form>{{/hasCovers}}</details>{{/isFull}}
</section>
<section class="block"><h2>{{t.welcomes.remove}}</h2>
<p>{{t.welcomes.remove-note}}</p>
<details class="confirm"><summary class="btn btn-outline-secondary">{{t.welcomes.remove}}</summary>
<form method="post" action="{{removeAction}}"><input type="hidden" name="token" value="{{formToken}}"><p>{{t.welcomes.remove-question}}</p><button class="btn btn-danger">{{t.welcomes.remove}}</button></form></details>
</section>

"""#,
    ]
}
