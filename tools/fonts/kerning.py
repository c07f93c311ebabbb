"""Writes compact kerning: one class table for all pairs that occur in text, the same at each weight."""

from unicodedata import category

from fontTools.otlLib.builder import ClassDefBuilder, buildCoverage
from fontTools.ttLib.tables import otTables
from fontTools.varLib.models import normalizeLocation, piecewiseLinearMap
from fontTools.varLib.varStore import VarStoreInstancer

# Characters beside which kerning is not visible.
UNKERNED = "#$%&*+<=>@[\\]^_`{|}~£§©«°·»½×•€−„‚"

# The weight whose kerning is used at all weights: between that of text (400) and that of headlines (560).
KERNED_AT = 470


def follows(one, other):
    """Whether the second can follow the first in text, and kerning between them is visible."""
    a, b = category(one), category(other)
    if one in UNKERNED or other in UNKERNED or (a, b) == ("Ll", "Lu"):
        return False
    return {a[0], b[0]} != {"L", "N"}


def kerns_of(font, weight):
    """Kerning by pair. In a lookup, the first subtable with the first glyph wins, as in a layout engine."""
    vary = None
    if "fvar" in font and getattr(font["GDEF"].table, "VarStore", None):
        axis = font["fvar"].axes[0]
        place = normalizeLocation({"wght": weight}, {"wght": (axis.minValue, axis.defaultValue, axis.maxValue)})
        place = {"wght": piecewiseLinearMap(place["wght"], font["avar"].segments["wght"])}
        vary = VarStoreInstancer(font["GDEF"].table.VarStore, font["fvar"].axes, place)

    def units(value):
        advance = getattr(value, "XAdvance", 0) or 0
        device = getattr(value, "XAdvDevice", None)
        return advance + (vary[(device.StartSize << 16) + device.EndSize] if device and vary else 0)

    table, kerns = font["GPOS"].table, {}
    used = {at for each in table.FeatureList.FeatureRecord if each.FeatureTag == "kern" for at in each.Feature.LookupListIndex}
    for at in sorted(used):
        first = {}
        for part in table.LookupList.Lookup[at].SubTable:
            part = getattr(part, "ExtSubTable", part)
            if part.Format == 1:
                for left, pairs in zip(part.Coverage.glyphs, part.PairSet):
                    for pair in pairs.PairValueRecord:
                        first.setdefault((left, pair.SecondGlyph), units(pair.Value1))
                continue
            rows, columns = part.ClassDef1.classDefs, part.ClassDef2.classDefs
            for left in part.Coverage.glyphs:
                row = part.Class1Record[rows.get(left, 0)].Class2Record
                for right in font.getGlyphOrder():
                    first.setdefault((left, right), units(row[columns.get(right, 0)].Value1))
        for pair, value in first.items():
            kerns[pair] = kerns.get(pair, 0) + value
    return kerns


def ends_of(font):
    """By glyph, the characters that it begins and ends with; only ligatures have two different ones."""
    begins, ends = {}, {}
    for code, glyph in font.getBestCmap().items():
        if code != 0xA0:
            begins[glyph] = ends[glyph] = begins.get(glyph, []) + [chr(code)]
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for part in lookup.SubTable if lookup.LookupType == 4 else []:
            for head, ligatures in part.ligatures.items():
                for each in ligatures:
                    begins[each.LigGlyph], ends[each.LigGlyph] = begins[head], ends[each.Component[-1]]
    return begins, ends


def share(rows, apart):
    """Groups rows whose values differ by at most `apart` in each column. A missing value fits any value."""
    classes = []
    for name, row in sorted(rows.items(), key=lambda each: -sum(map(abs, each[1].values()))):
        best = None
        for each in classes:
            bounds = each["bounds"]
            worst = max((max(bounds[k][1], v) - min(bounds[k][0], v) for k, v in row.items() if k in bounds), default=0)
            if worst <= apart and (best is None or worst < best[0]):
                best = (worst, each)
        if best is None:
            best = (0, {"names": [], "bounds": {}})
            classes.append(best[1])
        best[1]["names"].append(name)
        for k, v in row.items():
            low, high = best[1]["bounds"].get(k, (v, v))
            best[1]["bounds"][k] = (min(low, v), max(high, v))
    return [(each["names"], {k: sum(v) / 2 for k, v in each["bounds"].items()}) for each in classes]


def kern_by_classes(font, fineness):
    """Replaces all kerning with one small class table, without kerning that is not visible."""
    tolerance, least, step = fineness
    kerns, (begins, ends) = kerns_of(font, KERNED_AT), ends_of(font)
    keep = lambda value: 0 if abs(value) < least else value
    wanted = {
        left: {
            right: keep(kerns.get((left, right), 0))
            for right in begins
            if any(follows(a, b) for a in ends[left] for b in begins[right])
        }
        for left in ends
    }
    rows = share(wanted, 2 * tolerance)
    turned = {}
    for at, (_, row) in enumerate(rows):
        for right, value in row.items():
            turned.setdefault(right, {})[at] = value
    columns = share(turned, tolerance)
    value_at = {
        (at, to): round(keep(value) / step) * step for to, (_, column) in enumerate(columns) for at, value in column.items()
    }
    write_classes(font, rows, columns, value_at)


def write_classes(font, rows, columns, value_at):
    lefts, rights = ClassDefBuilder(useClass0=True), ClassDefBuilder(useClass0=False)
    row_of, column_of = {}, {}
    for builder, groups, place_of, index in ((lefts, rows, row_of, 0), (rights, columns, column_of, 1)):
        for at, (names, _) in enumerate(groups):
            if any(value for key, value in value_at.items() if key[index] == at):
                builder.add(tuple(sorted(names)))
                place_of[tuple(sorted(names))] = at

    part = otTables.PairPos()
    part.Format, part.ValueFormat1, part.ValueFormat2 = 2, 4, 0
    part.Coverage = buildCoverage([name for names in row_of for name in names], font.getReverseGlyphMap())
    part.ClassDef1, part.ClassDef2 = lefts.build(), rights.build()
    part.Class1Record = []
    for left in lefts.classes():
        record = otTables.Class1Record()
        record.Class2Record = []
        for right in rights.classes():
            cell = otTables.Class2Record()
            cell.Value1, cell.Value2 = otTables.ValueRecord(), None
            place = (row_of[tuple(sorted(left))], column_of[tuple(sorted(right))]) if right else None
            cell.Value1.XAdvance = value_at.get(place, 0)
            record.Class2Record.append(cell)
        part.Class1Record.append(record)
    part.Class1Count, part.Class2Count = len(lefts.classes()), len(rights.classes())

    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable, lookup.SubTableCount = 2, 0, [part], 1
    table = font["GPOS"].table
    table.LookupList.Lookup, table.LookupList.LookupCount = [lookup], 1
    for each in table.FeatureList.FeatureRecord:
        each.Feature.LookupListIndex = [0]
    del font["GDEF"]  # contained how kerns change with the weight
