package io.hubbackup.wire;

import java.util.function.Function;

/** What reading a text gave: the value, or why the text is not usable. */
public sealed interface Parsed<T> {

    /** The text is usable. */
    record Ok<T>(T value) implements Parsed<T> {}

    /** The text is not usable; {@code why} is fit to be shown to the user who wrote it. */
    record Bad<T>(String why) implements Parsed<T> {}

    static <T> Parsed<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Parsed<T> bad(String why) {
        return new Bad<>(why);
    }

    default <R> R fold(Function<? super T, ? extends R> ok, Function<String, ? extends R> bad) {
        return switch (this) {
            case Ok<T>(T value) -> ok.apply(value);
            case Bad<T>(String why) -> bad.apply(why);
        };
    }

    default <R> Parsed<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Ok<T>(T value) -> new Ok<>(change.apply(value));
            case Bad<T>(String why) -> new Bad<>(why);
        };
    }

    default <R> Parsed<R> then(Function<? super T, Parsed<R>> next) {
        return switch (this) {
            case Ok<T>(T value) -> next.apply(value);
            case Bad<T>(String why) -> new Bad<>(why);
        };
    }
}
