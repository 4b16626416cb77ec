#include "CICU.h"

#include <unicode/ubrk.h>

static UBreakIterator *inner(struct WordBreaks *breaks) { return (UBreakIterator *)breaks; }

struct WordBreaks *word_breaks_open(const char *language) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(UBRK_WORD, language, 0, 0, &status);
    if (U_SUCCESS(status)) return (struct WordBreaks *)breaks;
    if (breaks) ubrk_close(breaks);
    return 0;
}

void word_breaks_close(struct WordBreaks *breaks) { ubrk_close(inner(breaks)); }

int word_breaks_begin(struct WordBreaks *breaks, const uint16_t *text, int32_t count) {
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(inner(breaks), (const UChar *)text, count, &status);
    return U_SUCCESS(status);
}

int32_t word_breaks_next(struct WordBreaks *breaks) { return ubrk_next(inner(breaks)); }
