#ifndef C_BUILD_RECORD_H
#define C_BUILD_RECORD_H

// Facts the manifest knows when the package is built, for provenance.

/// Commit the checkout stood at, with "+changes" when it held uncommitted ones; "unknown" outside a git checkout.
const char *build_record_commit(void);

/// Name and version of the compiler.
const char *build_record_compiler(void);

#endif
