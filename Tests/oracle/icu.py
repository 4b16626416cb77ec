"""The word breaks of ICU, as its library hands them to anybody; no package is needed for it."""
import ctypes
import ctypes.util
import re

NAME = ctypes.util.find_library("icuuc")
WORD = 1  # UBRK_WORD
DONE = -1


def function(name, result, *arguments):
    """ICU puts its version behind every name."""
    version = re.search(r"\.so\.(\d+)", NAME)[1]
    found = getattr(ctypes.CDLL(NAME), f"{name}_{version}")
    found.restype, found.argtypes = result, arguments
    return found


opened = function("ubrk_open", ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int32, ctypes.POINTER(ctypes.c_int))
set_text = function("ubrk_setText", None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int32, ctypes.POINTER(ctypes.c_int))
next_break = function("ubrk_next", ctypes.c_int32, ctypes.c_void_p)


def checked(status):
    if status.value > 0:
        raise OSError(f"ICU says {status.value}")


def breaks_for(language):
    status = ctypes.c_int(0)
    breaks = opened(WORD, language, None, 0, ctypes.byref(status))
    checked(status)
    return breaks


BREAKS = breaks_for(b"zh")


def chinese_words(run):
    """The words of a run of Chinese characters, each with its place."""
    units, status = run.encode("utf-16-le"), ctypes.c_int(0)
    kept = ctypes.create_string_buffer(units, len(units) + 2)  # ICU reads it while it breaks
    set_text(BREAKS, kept, len(units) // 2, ctypes.byref(status))
    checked(status)
    start = place = 0
    while (end := next_break(BREAKS)) != DONE:
        word = units[2 * start:2 * end].decode("utf-16-le")
        yield place, word
        start, place = end, place + len(word)
