package io.hubbackup.observe;

import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Objects as an API server sends them. */
final class Objects {

    private Objects() {}

    /** With single quotes instead of double ones, for the sake of the eye. */
    static Tree json(String text) {
        return json(text, Json.Managed.NOTHING);
    }

    static Tree json(String text, Json.Managed managed) {
        try {
            return Json.object(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), managed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Tree secret(String name, long version, Map<String, String> labels) {
        return secret(name, "uid-" + name, version, labels);
    }

    static Tree secret(String name, String uid, long version, Map<String, String> labels) {
        return Tree.EMPTY.with(
                "metadata",
                Map.of(
                        "namespace",
                        "ns",
                        "name",
                        name,
                        "uid",
                        uid,
                        "resourceVersion",
                        Long.toString(version),
                        "labels",
                        labels));
    }
}
