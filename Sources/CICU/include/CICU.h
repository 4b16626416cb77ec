#ifndef QUANZI_CICU_H
#define QUANZI_CICU_H

#include <stdint.h>

// ICU's own headers stay in words.c: Foundation brings them in another version, and the compiler refuses two.

struct WordBreaks;

/// Opens ICU's word breaks for a language, "zh"; null if ICU's data are missing.
struct WordBreaks *word_breaks_open(const char *language);

void word_breaks_close(struct WordBreaks *breaks);

/// Begins with a text; 0 if ICU refuses it. The address is kept: the text must stay until the last word_breaks_next.
int word_breaks_begin(struct WordBreaks *breaks, const uint16_t *text, int32_t count);

/// The end of the next piece, or a negative number.
int32_t word_breaks_next(struct WordBreaks *breaks);

#endif
