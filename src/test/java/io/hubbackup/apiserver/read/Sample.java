package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.kind.BuiltInKinds;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.kind.ServedKind.PrinterColumn;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.Stored;
import io.hubbackup.observe.Clockwork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kinds and objects to be shown. JSON in single quotation marks is read as JSON. */
final class Sample {

    static final Instant NOW = Instant.parse("2026-11-21T08:57:12Z");
    static final Clockwork STOPPED = new Clockwork() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public void after(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }
    };

    private Sample() {}

    static ServedKind builtIn(String group, String version, String plural) {
        return BuiltInKinds.get().find(group, version, plural).orElseThrow();
    }

    static ServedKind custom(String version, PrinterColumn... columns) {
        return new ServedKind(
                "probe.io",
                version,
                "Thing",
                "ThingList",
                "things",
                "thing",
                List.of(),
                List.of(),
                true,
                List.of(),
                List.of(),
                "v1",
                builtIn("", "v1", "secrets").structure(),
                List.of(columns),
                List.of(),
                "",
                Optional.of("{}"));
    }

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    static Stored stored(String singleQuoted) {
        var bytes = json(singleQuoted).getBytes(StandardCharsets.UTF_8);
        var metadata = Json.object(bytes).path("metadata");
        int from = singleQuoted.indexOf("'metadata':") + "'metadata':".length();
        return new Stored(
                "things.probe.io",
                metadata.path("namespace").asText(),
                metadata.path("name").asText(),
                metadata.path("uid").asText(),
                metadata.path("resourceVersion").asLong(),
                Map.of(),
                List.of(),
                bytes,
                from,
                from + metadata.toString().length());
    }
}
