#ifndef CVEC_H
#define CVEC_H

// The few vector operations that Swift's standard library does lane by lane. Always inlined, so nothing here has a
// symbol, and a build for newer processors cannot leak into the baseline one.

#include <stdbool.h>

// Without this clang fuses a*b+c where the processor can, and bits would depend on the machine.
#pragma clang fp contract(off)

#define CVEC static inline __attribute__((always_inline))

typedef float cvec_f8 __attribute__((ext_vector_type(8)));
typedef int cvec_i8 __attribute__((ext_vector_type(8)));
typedef unsigned char cvec_b32 __attribute__((ext_vector_type(32)));

CVEC cvec_f8 cvec_min(cvec_f8 a, cvec_f8 b) { return __builtin_elementwise_min(a, b); }
CVEC cvec_f8 cvec_max(cvec_f8 a, cvec_f8 b) { return __builtin_elementwise_max(a, b); }
CVEC cvec_f8 cvec_abs(cvec_f8 a) { return __builtin_elementwise_abs(a); }

CVEC cvec_f8 cvec_sqrt(cvec_f8 a) { return __builtin_elementwise_sqrt(a); }

// Toward zero; |a| must be below 2^31.
CVEC cvec_i8 cvec_trunc(cvec_f8 a) { return __builtin_convertvector(a, cvec_i8); }
CVEC cvec_f8 cvec_float(cvec_i8 a) { return __builtin_convertvector(a, cvec_f8); }

// yes where t <= limit, no elsewhere, lane by lane.
CVEC cvec_f8 cvec_select_le(cvec_f8 t, cvec_f8 limit, cvec_f8 yes, cvec_f8 no) {
  cvec_i8 mask = t <= limit;
  return (cvec_f8)(((cvec_i8)yes & mask) | ((cvec_i8)no & ~mask));
}

// All bits where a < b, none elsewhere.
CVEC cvec_i8 cvec_less(cvec_f8 a, cvec_f8 b) { return a < b; }
CVEC cvec_i8 cvec_less_equal(cvec_f8 a, cvec_f8 b) { return a <= b; }

CVEC cvec_b32 cvec_min_bytes(cvec_b32 a, cvec_b32 b) { return __builtin_elementwise_min(a, b); }
CVEC cvec_b32 cvec_max_bytes(cvec_b32 a, cvec_b32 b) { return __builtin_elementwise_max(a, b); }

// Modulo 256; bit by bit; all bits of a byte where it is 0, none elsewhere; bytes shifted down; their sum.
CVEC cvec_b32 cvec_add_bytes(cvec_b32 a, cvec_b32 b) { return a + b; }
CVEC cvec_b32 cvec_and_bytes(cvec_b32 a, cvec_b32 b) { return a & b; }
CVEC cvec_b32 cvec_is_zero(cvec_b32 a) { return (cvec_b32)(a == (cvec_b32)0); }
CVEC cvec_b32 cvec_shift_right(cvec_b32 a, int bits) { return a >> (cvec_b32)(unsigned char)bits; }
CVEC int cvec_sum_bytes(cvec_b32 a) {
  typedef unsigned short wide __attribute__((ext_vector_type(32)));
  return (int)__builtin_reduce_add(__builtin_convertvector(a, wide));
}

// x-th lanes 0 2 4 6 8 10 12 14 of the sixteen in a, b; and the odd ones.
CVEC cvec_f8 cvec_even(cvec_f8 a, cvec_f8 b) { return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14); }
CVEC cvec_f8 cvec_odd(cvec_f8 a, cvec_f8 b) { return __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15); }

// The same within each half: a0 a2 b0 b2 a4 a6 b4 b6; and the odd ones.
CVEC cvec_f8 cvec_even_halves(cvec_f8 a, cvec_f8 b) {
  return __builtin_shufflevector(a, b, 0, 2, 8, 10, 4, 6, 12, 14);
}
CVEC cvec_f8 cvec_odd_halves(cvec_f8 a, cvec_f8 b) {
  return __builtin_shufflevector(a, b, 1, 3, 9, 11, 5, 7, 13, 15);
}

// a0 b0 a1 b1 …: lower and upper half of the interleaved sixteen.
CVEC cvec_f8 cvec_zip_low(cvec_f8 a, cvec_f8 b) { return __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11); }
CVEC cvec_f8 cvec_zip_high(cvec_f8 a, cvec_f8 b) { return __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15); }

// Eight values from anywhere; whether each lane is the one before and one.
CVEC cvec_f8 cvec_load(const float *a) {
  typedef float values __attribute__((ext_vector_type(8), aligned(4)));
  return *(const values *)a;
}
CVEC bool cvec_is_run(cvec_i8 a) {
  typedef bool flags __attribute__((ext_vector_type(8)));
  const cvec_i8 step = {0, 1, 2, 3, 4, 5, 6, 7};
  flags same = __builtin_convertvector(a - step == __builtin_shufflevector(a, a, 0, 0, 0, 0, 0, 0, 0, 0), flags);
  return __builtin_reduce_and(same);
}

// All bits of a lane where a equals b, none elsewhere; whether any bit is set.
CVEC cvec_i8 cvec_equal(cvec_i8 a, cvec_i8 b) { return a == b; }
CVEC int cvec_any(cvec_i8 a) { return __builtin_reduce_or(a); }

// Within each half: a0 b0 a1 b1, a2 b2 a3 b3, a0 a1 b0 b1 and a2 a3 b2 b3.
CVEC cvec_f8 cvec_unpack_low(cvec_f8 a, cvec_f8 b) { return __builtin_shufflevector(a, b, 0, 8, 1, 9, 4, 12, 5, 13); }
CVEC cvec_f8 cvec_unpack_high(cvec_f8 a, cvec_f8 b) {
  return __builtin_shufflevector(a, b, 2, 10, 3, 11, 6, 14, 7, 15);
}
CVEC cvec_f8 cvec_pair_low(cvec_f8 a, cvec_f8 b) { return __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13); }
CVEC cvec_f8 cvec_pair_high(cvec_f8 a, cvec_f8 b) {
  return __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15);
}

// Lanes 0 3 6 …, 1 4 7 … and 2 5 8 … of twenty-four interleaved values.
CVEC cvec_f8 cvec_first_of_3(cvec_f8 a, cvec_f8 b, cvec_f8 c) {
  cvec_f8 low = __builtin_shufflevector(a, b, 0, 3, 6, 9, 12, 15, 0, 0);
  return __builtin_shufflevector(low, c, 0, 1, 2, 3, 4, 5, 10, 13);
}
CVEC cvec_f8 cvec_second_of_3(cvec_f8 a, cvec_f8 b, cvec_f8 c) {
  cvec_f8 low = __builtin_shufflevector(a, b, 1, 4, 7, 10, 13, 0, 0, 0);
  return __builtin_shufflevector(low, c, 0, 1, 2, 3, 4, 8, 11, 14);
}
CVEC cvec_f8 cvec_third_of_3(cvec_f8 a, cvec_f8 b, cvec_f8 c) {
  cvec_f8 low = __builtin_shufflevector(a, b, 2, 5, 8, 11, 14, 0, 0, 0);
  return __builtin_shufflevector(low, c, 0, 1, 2, 3, 4, 9, 12, 15);
}

typedef unsigned char cvec_b8 __attribute__((ext_vector_type(8)));
typedef unsigned short cvec_s8 __attribute__((ext_vector_type(8)));

// Low byte or low half of each lane.
CVEC cvec_b8 cvec_narrow(cvec_i8 a) { return __builtin_convertvector(a, cvec_b8); }
CVEC cvec_s8 cvec_narrow_16(cvec_i8 a) { return __builtin_convertvector(a, cvec_s8); }

typedef double cvec_d8 __attribute__((ext_vector_type(8)));

// Toward zero; |a| must be below 2^31.
CVEC cvec_i8 cvec_trunc_double(cvec_d8 a) { return __builtin_convertvector(a, cvec_i8); }
CVEC cvec_d8 cvec_widen_double(cvec_i8 a) { return __builtin_convertvector(a, cvec_d8); }
CVEC cvec_f8 cvec_narrow_double(cvec_d8 a) { return __builtin_convertvector(a, cvec_f8); }

// The first n lanes of a, zeros behind; n in 0…8.
CVEC cvec_f8 cvec_first(cvec_f8 a, int n) {
  const cvec_i8 lane = {0, 1, 2, 3, 4, 5, 6, 7};
  return (cvec_f8)((cvec_i8)a & (lane < n));
}

/// Whether this processor has what x86-64-v3 names (AVX2 and its neighbors); false elsewhere.
bool cvec_has_v3(void);

#endif
