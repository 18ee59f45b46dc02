"""Tell which form of address a text uses, and where it slips into the other."""

from .detected import DetectedRegister, Level, RegisterMark
from .detection import LANGUAGES, detect_register

__all__ = ["LANGUAGES", "DetectedRegister", "Level", "RegisterMark", "detect_register"]
