// The counting loop of countPairs, plainly in C: what a compiler makes of the same work.
// Input: reports, drugs, events (uint32), then drug offsets, drug codes, event offsets, event codes.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

static void *load(FILE *file, size_t size, size_t count) {
  void *data = malloc(size * count + 1);
  if (!data || fread(data, size, count, file) != count) exit(2);
  return data;
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  FILE *file = fopen(argv[1], "rb");
  if (!file) return 2;
  uint32_t head[3];
  if (fread(head, 4, 3, file) != 3) return 2;
  uint32_t reports = head[0], drugs = head[1], events = head[2];
  uint32_t *drugOffsets = load(file, 4, (size_t)reports + 1);
  uint16_t *drugCodes = load(file, 2, drugOffsets[reports]);
  uint32_t *eventOffsets = load(file, 4, (size_t)reports + 1);
  uint16_t *eventCodes = load(file, 2, eventOffsets[reports]);
  fclose(file);

  double best = 1e300, bestCpu = 1e300;
  uint64_t pairs = 0, sum = 0;
  for (int run = 0; run < 3; run++) {
    double start = seconds(CLOCK_MONOTONIC), startCpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    uint32_t *drugTotals = calloc(drugs, 4), *eventTotals = calloc(events, 4);
    uint64_t *lengths = calloc(drugs, 8), *cursors = malloc((uint64_t)drugs * 8);
    for (uint32_t at = 0; at < eventOffsets[reports]; at++) eventTotals[eventCodes[at]]++;
    for (uint32_t at = 0; at < drugOffsets[reports]; at++) drugTotals[drugCodes[at]]++;
    for (uint32_t report = 0; report < reports; report++) {
      uint32_t own = eventOffsets[report + 1] - eventOffsets[report];
      for (uint32_t at = drugOffsets[report]; at < drugOffsets[report + 1]; at++) lengths[drugCodes[at]] += own;
    }
    uint64_t total = 0;
    for (uint32_t drug = 0; drug < drugs; drug++) {
      cursors[drug] = total;
      total += lengths[drug];
    }
    uint16_t *gathered = malloc(total * 2);
    for (uint32_t report = 0; report < reports; report++) {
      for (uint32_t at = drugOffsets[report]; at < drugOffsets[report + 1]; at++) {
        uint64_t cursor = cursors[drugCodes[at]];
        for (uint32_t k = eventOffsets[report]; k < eventOffsets[report + 1]; k++) gathered[cursor++] = eventCodes[k];
        cursors[drugCodes[at]] = cursor;
      }
    }
    uint32_t words = (events + 31) / 32, groups = (words + 31) / 32;
    uint32_t *counts = calloc(events, 4), *touched = calloc(words, 4), *touchedWords = calloc(groups, 4);
    uint16_t *outCodes = malloc(total * 2);
    uint32_t *outCounts = malloc(total * 4), *offsets = malloc(((uint64_t)drugs + 1) * 4);
    uint64_t out = 0;
    for (uint32_t drug = 0; drug < drugs; drug++) {
      offsets[drug] = out;
      for (uint64_t at = cursors[drug] - lengths[drug]; at < cursors[drug]; at++) {
        uint32_t code = gathered[at];
        if (counts[code]++ == 0) {
          touched[code >> 5] |= 1u << (code & 31);
          touchedWords[code >> 10] |= 1u << ((code >> 5) & 31);
        }
      }
      for (uint32_t group = 0; group < groups; group++) {
        uint32_t wordBits = touchedWords[group];
        touchedWords[group] = 0;
        for (; wordBits; wordBits &= wordBits - 1) {
          uint32_t word = group * 32 + __builtin_ctz(wordBits), bits = touched[word];
          touched[word] = 0;
          for (; bits; bits &= bits - 1) {
            uint32_t code = word * 32 + __builtin_ctz(bits);
            outCodes[out] = code;
            outCounts[out++] = counts[code];
            counts[code] = 0;
          }
        }
      }
    }
    offsets[drugs] = out;
    double took = seconds(CLOCK_MONOTONIC) - start, tookCpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - startCpu;
    if (took < best) best = took;
    if (tookCpu < bestCpu) bestCpu = tookCpu;
    pairs = out;
    sum = 0;
    for (uint64_t at = 0; at < out; at++) sum += outCounts[at];
    free(drugTotals), free(eventTotals), free(lengths), free(cursors), free(gathered), free(counts);
    free(touched), free(touchedWords), free(outCodes), free(outCounts), free(offsets);
  }
  printf("%.6f %.6f %llu %llu\n", best, bestCpu, (unsigned long long)pairs, (unsigned long long)sum);
  return 0;
}
