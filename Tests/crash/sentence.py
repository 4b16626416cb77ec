"""What a person sees when something cannot be done."""

# Words of a crash, not of a message.
CRASH = ("Fatal error", "Stack dump", "*** Signal", "Backtrace", "Thread 0 crashed", "Illegal instruction")


def one_sentence(ended, about=None):
    """The command failed by its own decision, with one line on stderr, which names what it is about."""
    assert ended.code > 0, f"ended by signal {-ended.code}" if ended.code < 0 else "did not fail"
    assert not any(word in ended.err for word in CRASH), ended.err
    lines = [line for line in ended.err.splitlines() if line.strip()]
    assert len(lines) == 1, f"{len(lines)} lines on stderr:\n{ended.err}"
    assert len(lines[0]) < 1000
    if about is not None:
        assert str(about) in lines[0], f"{lines[0]!r} does not name {about}"
    return lines[0]
