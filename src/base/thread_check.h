// Tells ThreadSanitizer of a hand-over it cannot see. The system's libtbb is not built with it, so the passing of an
// item from one stage of a pipeline to the next looks like a race. A stage that holds a SeenHandOver is taken to begin
// after every stage that ended before it; stages that overlap are still checked against each other. Without
// ThreadSanitizer it is nothing.
#pragma once

#ifdef __SANITIZE_THREAD__
extern "C" {
void __tsan_acquire(void* address);
void __tsan_release(void* address);
}
#endif

namespace isnad {

class SeenHandOver {
 public:
#ifdef __SANITIZE_THREAD__
  SeenHandOver() { __tsan_acquire(&mark); }
  ~SeenHandOver() { __tsan_release(&mark); }

 private:
  inline static char mark = 0;

 public:
#else
  SeenHandOver() {}
  ~SeenHandOver() {}
#endif
  SeenHandOver(const SeenHandOver&) = delete;
  SeenHandOver& operator=(const SeenHandOver&) = delete;
};

}  // namespace isnad
