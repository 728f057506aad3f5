"""The files that Telegram keeps, and what it finds out about them."""

import mimetypes
import struct
from collections import OrderedDict

from playground.world import identifiers
from playground.world.contents import StoredFile

_KEPT_BYTES = 256 * 1024 * 1024


class FileStore:
    """Files by unique id and by path; when they grow too heavy, the oldest are forgotten."""

    def __init__(self, kept_bytes: int = _KEPT_BYTES) -> None:
        self.kept_bytes = kept_bytes
        self.weight = 0
        self.count = 0
        self.files: OrderedDict[str, StoredFile] = OrderedDict()
        self.paths: dict[str, StoredFile] = {}

    def add(self, data: bytes, name: str, mime_type: str | None = None, kind: str = "document") -> StoredFile:
        """Keep a file; a picture's size in pixels is read from its header."""
        self.count += 1
        kind_folder = "photos" if kind == "photo" else "documents"
        suffix = "jpg" if kind == "photo" else name.rpartition(".")[2] if "." in name else "bin"
        width, height = picture_size(data) or (0, 0)
        file = StoredFile(
            unique_id="AgAD" + identifiers.random_token(8),
            name=name,
            mime_type=_mime_type(name, mime_type),
            path=f"{kind_folder}/file_{self.count}.{suffix}",
            data=data,
            width=width,
            height=height,
        )
        self._keep(file)
        return file

    def _keep(self, file: StoredFile) -> None:
        self.files[file.unique_id] = file
        self.paths[file.path] = file
        self.weight += file.size
        while self.weight > self.kept_bytes and len(self.files) > 1:
            _, oldest = self.files.popitem(last=False)
            self.paths.pop(oldest.path, None)
            self.weight -= oldest.size


def _mime_type(name: str, said: str | None) -> str:
    """What the name tells, else what was said: clients often say nothing but "octet-stream"."""
    return mimetypes.guess_type(name)[0] or said or "application/octet-stream"


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, JPEG, GIF or WebP; None when it is none of them."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in {b"GIF87a", b"GIF89a"} and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_size(data)
    return _jpeg_size(data) if data[:2] == b"\xff\xd8" else None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] == b"VP8X" and len(data) >= 30:
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8 " and len(data) >= 30:
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if data[12:16] == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
