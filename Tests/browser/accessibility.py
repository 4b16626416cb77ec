"""What every page must be for everybody: WCAG 2.2 AA as far as axe-core can tell, and no wider than the screen."""
from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What may differ by night: only colours do.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
PHONE, DESK = {"width": 380, "height": 800}, {"width": 1440, "height": 900}

# Begins when nobody waits for it any more, so that other pages can begin too. Only what is wrong is described: axe would
# spend much of its time on the rest.
BEGIN = """rules => { window.seen = new Promise(resolve => setTimeout(resolve)).then(
    () => axe.run({runOnly: rules, resultTypes: ["violations"], preload: false})); }"""
END = """async () => (await seen).violations.map(({id, nodes}) =>
    `${id} in ${nodes.length} places, first ${nodes[0].target.join(" ")}: ${nodes[0].failureSummary.split("\\n")[1].trim()}`)"""
TOO_WIDE = "() => document.documentElement.scrollWidth - innerWidth"
UNFOLD = "() => document.querySelectorAll('details').forEach(fold => { fold.open = true; })"


def faults(chinese, english):
    """One line for each fault of a page that is shown in both languages: on a phone and a desk, by day and by night; and
    unfolded, in one language on the phone and in the other at the desk. Looking at both together takes the time of one."""
    lines = []

    def look(how, chinese_size, english_size, scheme, rules=TAGS):
        shown = {"zh-Hans": (chinese, chinese_size), "en": (english, english_size)}
        for page, size in shown.values():
            page.set_viewport_size(size)
            # Without motion: a colour on its way from day to night is neither.
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.evaluate(BEGIN, rules)
        for language, (page, size) in shown.items():
            found = page.evaluate(END)
            if (pixels := page.evaluate(TOO_WIDE)) > 0:
                found.append(f"{pixels} px wider than the screen")
            lines.extend(f"{language}, {size['width']} px, {how}: {fault}" for fault in found)

    for page in (chinese, english):
        page.evaluate(AXE_SCRIPT)
    look("by day", PHONE, PHONE, "light")
    look("by day", DESK, DESK, "light")
    look("by night", DESK, DESK, "dark", COLOUR_RULES)
    look("by night", PHONE, PHONE, "dark", COLOUR_RULES)
    # The sheet at the foot of a phone is the same on every page: it is unfolded where something else is.
    if chinese.locator("main details:not([open])").count():
        for page in (chinese, english):
            page.evaluate(UNFOLD)
        look("unfolded", PHONE, DESK, "dark")
    return lines
