package io.hubbackup.hub;

import java.util.Optional;
import java.util.function.Function;

/** What one look at an API gave. "Could not read" is not "there is none" (BW1, BW3, BW15). */
public sealed interface Observed<T> {

    /** The API was read; {@code value} is what it holds, possibly an empty collection. */
    record Value<T>(T value) implements Observed<T> {}

    /** The API server answered, and it does not serve {@code api}. */
    record NotServed<T>(String api) implements Observed<T> {}

    /** No trustworthy answer: {@code why} says what went wrong, in words for a status message. */
    record Unreadable<T>(String api, String why) implements Observed<T> {}

    static <T> Observed<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Observed<T> notServed(String api) {
        return new NotServed<>(api);
    }

    static <T> Observed<T> unreadable(String api, String why) {
        return new Unreadable<>(api, why);
    }

    /** Asks for all three answers at once; there is no way to ask for fewer. */
    default <R> R fold(Function<T, R> value, Function<String, R> notServed, Function<Unreadable<T>, R> unreadable) {
        return switch (this) {
            case Value<T> found -> value.apply(found.value());
            case NotServed<T> absent -> notServed.apply(absent.api());
            case Unreadable<T> unknown -> unreadable.apply(unknown);
        };
    }

    default <R> Observed<R> map(Function<T, R> change) {
        return switch (this) {
            case Value<T> found -> new Value<>(change.apply(found.value()));
            case NotServed<T> absent -> new NotServed<>(absent.api());
            case Unreadable<T> unknown -> new Unreadable<>(unknown.api(), unknown.why());
        };
    }

    /** The reason why nothing can be said, if that is so. */
    default Optional<String> doubt() {
        return switch (this) {
            case Value<T> found -> Optional.empty();
            case NotServed<T> absent -> Optional.empty();
            case Unreadable<T> unknown -> Optional.of(unknown.api() + ": " + unknown.why());
        };
    }
}
