package io.hubbackup.apiserver.fault;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong. */
public sealed interface Fault {

    /** An error instead of the answer; nothing is done. Codes 403, 409, 410, 429, 500, 503, 504. */
    record Refuse(int code, Optional<Duration> retryAfter) implements Fault {}

    /** The work is done, and the answer is an error: 504 or 500. */
    record RefuseAfter(int code) implements Fault {}

    /** The connection ends before anything is done. */
    record CutBefore() implements Fault {}

    /** The work is done, and the connection ends without an answer. */
    record CutAfter() implements Fault {}

    /** A watch that stays open and says nothing more after this many events, bookmarks and its end included. */
    record Silence(int events) implements Fault {}

    /** A watch that ends without a word after this many events. */
    record CutWatch(int events) implements Fault {}

    /** A watch that tells again what it told before, older versions included, and then goes on. */
    record Replay() implements Fault {}

    /** A watch that ends, after this many events, with one of type ERROR and code 410. */
    record GoneWatch(int events) implements Fault {}

    /** A list as it was so many versions ago. */
    record Stale(long versions) implements Fault {}

    /** An answer that comes late. */
    record Slow(Duration by) implements Fault {}

    /** A group that discovery leaves out: with {@code told} as stale, without it in silence. */
    record MissingGroup(String group, boolean told) implements Fault {}
}
