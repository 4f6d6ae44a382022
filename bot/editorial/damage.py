"""What is raised for archives that are broken, encrypted or of unknown kinds."""

import struct
import zlib
from typing import Final
from zipfile import BadZipFile

DAMAGE: Final = (
    *(BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError),
    *(zlib.error, struct.error),
)
