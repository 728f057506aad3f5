"""Hours as a picture (PNG): days side by side, the hours of both shores at the edge, the best times in green."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from bot.replies import Attachment

PNG = "image/png"
FONTS = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf")
BARE_FONT = "Aileron"
"""What Pillow brings along; it knows no accents."""
CELL_WIDTH, CELL_HEIGHT, MARGIN, HEADER, LABEL = 128, 30, 24, 92, 88
FONT_SIZE, SMALL = 20, 16
WHITE, INK, GREY, LINE = (255, 255, 255), (33, 37, 41), (108, 117, 125), (206, 212, 218)
SHADES: Mapping[str, tuple[int, int, int]] = {
    "best": (47, 158, 68),
    "good": (178, 242, 187),
    "fair": (255, 243, 191),
    "bad": (233, 236, 239),
}
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """Half an hour: what each clock shows then, and how well it suits on each day (best, good, fair or bad)."""

    hours: tuple[str, ...]
    suits: tuple[str, ...]
    marks: tuple[str, ...] = ()
    """What is written into the cells, one for each day; empty for nothing."""


@dataclass(frozen=True, slots=True)
class HoursChart:
    """What the picture shows: a title, the clocks' towns, the days, the rows."""

    title: str
    towns: tuple[str, ...]
    days: tuple[str, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[str, str], ...]
    """Shade and its meaning."""


def hours_picture(chart: HoursChart, name: str) -> Attachment:
    """Give the chart as a PNG under that file name."""
    left = MARGIN + LABEL * len(chart.towns)
    width = left + CELL_WIDTH * len(chart.days) + MARGIN
    height = HEADER + CELL_HEIGHT * len(chart.rows) + 2 * MARGIN + CELL_HEIGHT
    image = Image.new("RGB", (max(width, 560), height), WHITE)
    draw = ImageDraw.Draw(image)
    draw.text((MARGIN, MARGIN - 6), _drawable(chart.title), INK, _font(FONT_SIZE))
    _columns(draw, chart, left)
    for number, row in enumerate(chart.rows):
        _row(draw, row, left, HEADER + number * CELL_HEIGHT)
    _legend(draw, chart.legend, height - MARGIN - CELL_HEIGHT // 2)
    kept = BytesIO()
    image.quantize(64).save(kept, "PNG", optimize=True)
    return Attachment(f"{name}.png", kept.getvalue(), PNG)


def _columns(draw: ImageDraw.ImageDraw, chart: HoursChart, left: int) -> None:
    for place, town in enumerate(chart.towns):
        _fitted(draw, (MARGIN + place * LABEL, HEADER - 30), town, LABEL - 8, GREY)
    for place, day in enumerate(chart.days):
        _fitted(draw, (left + place * CELL_WIDTH + 6, HEADER - 30), day, CELL_WIDTH - 10, INK)


def _row(draw: ImageDraw.ImageDraw, row: Row, left: int, top: int) -> None:
    for place, hour in enumerate(row.hours):
        draw.text((MARGIN + place * LABEL, top + 5), hour, INK, _font(SMALL))
    for place, suit in enumerate(row.suits):
        start = left + place * CELL_WIDTH
        box = (start, top, start + CELL_WIDTH - 4, top + CELL_HEIGHT - 3)
        draw.rounded_rectangle(box, 4, SHADES[suit])
        mark = row.marks[place] if row.marks else ""
        if mark:
            ink = WHITE if suit == "best" else INK
            draw.text((start + CELL_WIDTH // 2 - 2, top + CELL_HEIGHT // 2 - 1), mark, ink, _font(SMALL), anchor="mm")


def _legend(draw: ImageDraw.ImageDraw, legend: Sequence[tuple[str, str]], top: int) -> None:
    place = MARGIN
    for shade, said in legend:
        meaning = _drawable(said)
        draw.rounded_rectangle((place, top, place + 20, top + 16), 3, SHADES[shade], outline=LINE)
        draw.text((place + 26, top - 1), meaning, GREY, _font(SMALL))
        place += 44 + round(draw.textlength(meaning, _font(SMALL)))


def _fitted(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, width: int, ink: Colour) -> None:
    """Text in the largest size that fits."""
    text = _drawable(text)
    size = next((one for one in range(SMALL, 8, -1) if draw.textlength(text, _font(one)) <= width), 9)
    draw.text(at, text, ink, _font(size))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """A font of this machine that has accents; else Pillow's own, which has none."""
    for name in FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # noqa: S101  # Pillow is built with FreeType
    return font


def _drawable(text: str) -> str:
    """The text as the font can draw it: without accents where it has none."""
    if _font(SMALL).getname()[0] != BARE_FONT:
        return text
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
