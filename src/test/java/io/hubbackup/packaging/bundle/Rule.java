package io.hubbackup.packaging.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One thing that is asked of a bundle. */
sealed interface Rule {

    String name();

    /** What to do where it is broken. */
    String remedy();

    Stream<Finding> findings(Bundle bundle);

    /**
     * A field of the ClusterServiceVersion, absent or not, has to be so.
     *
     * @param path a JSON pointer
     */
    record Field(String name, String path, Predicate<JsonNode> holds, String remedy) implements Rule {

        @Override
        public Stream<Finding> findings(Bundle bundle) {
            var csv = bundle.csv();
            var value = csv.content().at(path);
            return holds.test(value)
                    ? Stream.empty()
                    : Stream.of(new Finding(name, csv.file() + " " + path, shown(value), remedy));
        }
    }

    /** Whatever a look at all of the bundle shows. */
    record Whole(String name, Function<Bundle, Stream<Wrong>> look, String remedy) implements Rule {

        @Override
        public Stream<Finding> findings(Bundle bundle) {
            return look.apply(bundle).map(wrong -> new Finding(name, wrong.file(), wrong.value(), remedy));
        }
    }

    /** Where something is wrong, and what stands there. */
    record Wrong(String file, String value) {

        /** Something in the ClusterServiceVersion. */
        static Wrong inCsv(Bundle bundle, String value) {
            return new Wrong(bundle.csv().file(), value);
        }
    }

    /** An annotation of the ClusterServiceVersion. */
    static Rule annotation(String key, Predicate<String> holds, String remedy) {
        return text(key, "/metadata/annotations/" + key.replace("/", "~1"), holds, remedy);
    }

    /** A text of it. */
    static Rule text(String name, String path, Predicate<String> holds, String remedy) {
        return new Field(name, path, value -> value.isTextual() && holds.test(value.asText()), remedy);
    }

    private static String shown(JsonNode value) {
        var text = value.isTextual() ? value.asText() : value.toString();
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
