"""Make the pictures of the report for the README: ``python docs/screenshots.py CASE/report.html``.

Needs Chromium on the path; the pictures are made by hand when the page changes, not by the gate.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

IMAGES = Path(__file__).parent / "images"
SHOTS = {"finding.png": (1280, 860), "report-narrow.png": (400, 900)}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(report: Path) -> int:
    """Write every picture of ``report``; 1 when there is no browser."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        sys.stderr.write("no Chromium on the path\n")
        return 1
    IMAGES.mkdir(exist_ok=True)
    for name, (width, height) in SHOTS.items():
        with tempfile.TemporaryDirectory() as profile:
            subprocess.run(  # noqa: S603  # the browser from the path, on our own page
                [
                    browser,
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--hide-scrollbars",
                    f"--user-data-dir={profile}",
                    f"--window-size={width},{height}",
                    f"--screenshot={IMAGES / name}",
                    report.resolve().as_uri(),
                ],
                check=True,
                capture_output=True,
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
