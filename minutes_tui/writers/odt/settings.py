"""What an office is to do where OpenDocument leaves it open."""

from collections.abc import Mapping

from minutes_tui.writers.odt.elements import VERSION, Element, element

OWN = ("TableRowKeep", "DoNotJustifyLinesWithManualBreak")
"""A row of a table stays with the next one where its words do, and no line is stretched before a break."""
AS_IN_NEW_ONES: Mapping[bool, tuple[str, ...]] = {
    True: ("AddExternalLeading", "AddParaLineSpacingToTableCells", "AddParaSpacingToTableCells", "AddParaTableSpacing",
           "AddParaTableSpacingAtStart", "AlignTabStopPosition", "AutoFirstLineIndentDisregardLineSpace",
           "CollapseEmptyCellPara", "PropLineSpacingShrinksFirstLine", "TabOverflow", "TabsRelativeToIndent"),
    False: ("AddFrameOffsets", "BackgroundParaOverDrawings", "ClipAsCharacterAnchoredWriterFlyFrames",
            "ClippedPictures", "ConsiderTextWrapOnObjPos", "DoNotCaptureDrawObjsOnPage",
            "DoNotResetParaAttrsForNumFont", "IgnoreFirstLineIndentInNumbering", "InvertBorderSpacing",
            "OutlineLevelYieldsNumbering", "SmallCapsPercentage66", "SubtractFlysAnchoredAtFlys", "TabOverMargin",
            "UnbreakableNumberings", "UnxForceZeroExtLeading", "UseFormerLineSpacing", "UseFormerObjectPositioning",
            "UseFormerTextWrapping", "UseOldNumbering"),
}  # fmt: skip
"""What LibreOffice has in a new document. It takes a file that has settings, and not these, for one of long ago."""


def settings() -> Element:
    """The settings of the file."""
    said = {**dict.fromkeys(OWN, True), **{name: is_so for is_so, names in AS_IN_NEW_ONES.items() for name in names}}
    items = [_item(name, is_so=is_so) for name, is_so in said.items()]
    of_office = element("config:config-item-set", {"config:name": "ooo:configuration-settings"}, *items)
    return element("office:document-settings", {"office:version": VERSION}, element("office:settings", {}, of_office))


def _item(name: str, *, is_so: bool) -> Element:
    made = element("config:config-item", {"config:name": name, "config:type": "boolean"})
    made.text = str(is_so).lower()
    return made
