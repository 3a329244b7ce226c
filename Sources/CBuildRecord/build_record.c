#include "CBuildRecord.h"

#ifndef DERMACURVE_COMMIT
#define DERMACURVE_COMMIT "unknown"
#endif

const char *build_record_commit(void) { return DERMACURVE_COMMIT; }

const char *build_record_compiler(void) { return __VERSION__; }
