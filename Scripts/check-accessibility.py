#!/usr/bin/env python3
"""Checks a report's page with axe-core in Chromium: light and dark, 400 and 1280 pixels wide, folds shut and open;
of many rows or folds the first.

Usage: check-accessibility.py REPORT.html [REPORT.html …]

Needs chromium, chromedriver (Debian: chromium-driver) and the PyPI packages selenium and axe-selenium-python.
Ends with 1 where a page has a violation or asks for anything on a network, with 2 where the check cannot run.
"""

import shutil
import sys
from pathlib import Path

WIDTHS = (400, 1280)
SCHEMES = ("light", "dark")
# Rows and folds are made alike: of many the first are checked, since axe takes minutes for thousands.
LEFT_OUT = ("tbody > tr:nth-child(n+31)", "details.finding:nth-of-type(n+13)", "details.long:nth-of-type(n+13)")
SLOWEST = 110  # seconds that axe may take for a page, within the 120 that selenium waits for an answer


def browser(width):
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", f"--window-size={width},1000"):
        options.add_argument(argument)
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def set_scheme(driver, scheme, width):
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False},
    )


def violations(driver, page, scheme, width, are_folds_open):
    """Sentences about what axe finds, and about what does not fit the width."""
    from axe_selenium_python import Axe

    set_scheme(driver, scheme, width)
    driver.get(page.resolve().as_uri())
    driver.execute_script(
        "document.querySelectorAll('details').forEach(fold => { fold.open = arguments[0] })", are_folds_open
    )
    driver.set_script_timeout(SLOWEST)
    axe = Axe(driver)
    axe.inject()
    found = []
    for violation in axe.run(context={"exclude": [[selector] for selector in LEFT_OUT]})["violations"]:
        places = [node["target"][0] for node in violation["nodes"][:3]]
        found.append(f"{violation['id']}: {violation['help']} ({len(violation['nodes'])} places, {places})")
    overflow = driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
    if overflow > 0:
        found.append(f"the page is {overflow} pixels wider than the screen")
    loaded = driver.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    found += [f"asks for {name}" for name in loaded]
    return found


def main(pages):
    if not pages or any(not page.is_file() for page in pages):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        import axe_selenium_python  # noqa: F401
        import selenium  # noqa: F401
    except ImportError as missing:
        print(f"cannot check: {missing}; install selenium and axe-selenium-python", file=sys.stderr)
        return 2
    if not shutil.which("chromedriver"):
        print("cannot check: chromedriver is missing (Debian: chromium-driver)", file=sys.stderr)
        return 2
    failures = 0
    for width in WIDTHS:
        driver = browser(width)
        try:
            for page in pages:
                for scheme in SCHEMES:
                    for are_folds_open in (False, True):
                        found = violations(driver, page, scheme, width, are_folds_open)
                        state = "open" if are_folds_open else "shut"
                        print(f"{page.name}, {scheme}, {width} px, folds {state}: {len(found) or 'no'} violations")
                        for sentence in found:
                            print(f"  {sentence}")
                        failures += len(found)
        finally:
            driver.quit()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
