// glibc's own header: Swift's Glibc module leaves mallopt out.
#include <malloc.h>
