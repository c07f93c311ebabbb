#!/usr/bin/env python3
"""
Reduces Newsreader to the characters of a page (docs/decisions/fonts.md). Needs fontTools and brotli (Debian: fonttools,
python3-brotli), and the unpacked package @fontsource-variable/newsreader 5.3.0 of npm:

    python3 tools/fonts/subset.py PACKAGE
"""

import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import instancer

from kerning import kern_by_classes

ASCII = "".join(map(chr, range(0x20, 0x7F)))
ACCENTS = "àáäåçèéíïñóöøü"  # for loanwords in English
ROMAN = ASCII + "\u00a0£§©«°·»½×" + ACCENTS + "–—‘’‚“”„•…€−"
ITALIC = "".join(c for c in ASCII if c not in "\\^`{|}~") + "\u00a0£" + ACCENTS + "–—‘’“”…€"
ALL = ASCII + "".join(map(chr, range(0xA0, 0x100))) + "ıŒœ‹›–—‘’‚“”„•…€−"

# In thousandths of an em: how far a kern may move to share a class, the smallest kern that is kept, and the rounding.
FINE = (3, 4, 2)
COARSE = (4, 6, 4)


def load(package, style, chars, weights, features):
    """The font with only `chars` at 1000 units per em, without hints and unused names."""
    font = TTFont(Path(package) / "files" / f"newsreader-latin-wght-{style}.woff2", recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wght": weights}, optimize=True)
    options = subset.Options(layout_features=features, hinting=False, notdef_outline=False, name_IDs=[0, 1, 2, 13, 14])
    options.drop_tables += ["STAT", "prep", "gasp"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=chars)
    cutter.subset(font)
    scale_upem(font, 1000)
    whole = io.BytesIO()
    font.flavor = None
    font.save(whole)
    whole.seek(0)
    return TTFont(whole, recalcTimestamp=False)


def write(font, name):
    to = Path(__file__).parent / f"{name}.woff2"
    font.flavor = "woff2"
    font.save(to)
    ranges = ", ".join(spans(sorted(font.getBestCmap())))
    print(f"{to.name}: {to.stat().st_size:,} bytes\n  {ranges}")


def spans(codes):
    while codes:
        run = next((n for n in range(1, len(codes)) if codes[n] != codes[0] + n), len(codes))
        yield f"U+{codes[0]:X}" + (f"-{codes[run - 1]:X}" if run > 1 else "")
        codes = codes[run:]


package = sys.argv[1]
for style, name, first, weights, fineness in (
    ("normal", "newsreader", ROMAN, (400, 700), FINE),
    ("italic", "newsreader-italic", ITALIC, 400, COARSE),
):
    font = load(package, style, first, weights, ["liga", "kern", "rvrn"])
    kern_by_classes(font, fineness)
    write(font, name)
    rest = "".join(c for c in ALL if c not in first)
    write(load(package, style, rest, weights, ["rvrn"]), f"{name}-more")
