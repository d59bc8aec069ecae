#ifndef SEXTANT_CHTSLIB_SHIM_H
#define SEXTANT_CHTSLIB_SHIM_H
#include <htslib/bgzf.h>
#include <htslib/hfile.h>
#include <htslib/hts.h>
#include <htslib/hts_log.h>
#include <htslib/kstring.h>
#include <htslib/vcf.h>
#endif
