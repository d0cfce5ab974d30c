package io.hubbackup.decide.restore.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.hubbackup.decide.restore.activation.ClusterForecast;
import io.hubbackup.hub.ObjectKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** All of a preview as JSON, in a form that a ConfigMap can hold: plain if it is small, zipped if it is not, with fewer names if it must be. The same facts give the same text. */
public final class PreviewReport {

    public static final String PLAIN = "preview.json";
    public static final String ZIPPED = "preview.json.gz";

    /** A ConfigMap may hold 1 MiB, and a request somewhat more; zipped data grows by a third on the way. */
    private static final int MOST_BYTES = 700_000;

    private static final List<Integer> NAMES = List.of(Integer.MAX_VALUE, 20_000, 5_000, 1_000, 100, 0);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final PreviewFacts facts;

    private PreviewReport(PreviewFacts facts) {
        this.facts = facts;
    }

    /** The fields {@code data} and {@code binaryData} of the ConfigMap. */
    public static Map<String, Object> of(PreviewFacts facts) {
        var report = new PreviewReport(facts);
        for (int most : NAMES) {
            var text = report.text(most);
            if (text.length <= MOST_BYTES) {
                return Map.of("data", Map.of(PLAIN, new String(text, StandardCharsets.UTF_8)));
            }
            var zipped = zipped(text);
            if (zipped.length <= MOST_BYTES) {
                return Map.of("binaryData", Map.of(ZIPPED, Base64.getEncoder().encodeToString(zipped)));
            }
        }
        throw new IllegalStateException("a report without names is larger than a ConfigMap");
    }

    private byte[] text(int most) {
        try {
            return JSON.writeValueAsBytes(json(most));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Map<String, Object> json(int most) {
        var json = new LinkedHashMap<String, Object>();
        json.put("time", facts.plan().time());
        json.put("hub", facts.plan().hub());
        json.put("why", facts.plan().why());
        json.put("warnings", facts.plan().warnings());
        json.put(
                "restores",
                facts.plan().restores().stream()
                        .map(one -> Map.of("part", one.part().name(), "backup", one.backup()))
                        .map(TreeMap::new)
                        .toList());
        json.put(
                "skipped",
                facts.plan().skipped().stream()
                        .map(one -> new TreeMap<>(Map.of("part", one.part().name(), "why", one.why())))
                        .toList());
        json.put("unknown", facts.unknown());
        json.put("left", facts.cleanup().plan().left());
        json.put("asks", facts.cleanup().reasons());
        json.put("inTheWay", facts.inTheWay().orElse(""));
        json.put(
                "clusters",
                limited(facts.clusters(), most).stream()
                        .map(PreviewReport::cluster)
                        .toList());
        json.put(
                "kinds",
                facts.kinds().values().stream().map(kind -> kind(kind, most)).toList());
        return json;
    }

    private static Map<String, Object> cluster(ClusterForecast forecast) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", forecast.name());
        json.put("state", forecast.state());
        json.put("imported", forecast.comes().name());
        json.put("why", forecast.why());
        return json;
    }

    private static Map<String, Object> kind(KindPreview kind, int most) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", kind.kind());
        json.put("counts", counts(kind));
        json.put("note", kind.note());
        json.put("created", names(kind.created(), most));
        json.put("updated", names(kind.updated(), most));
        json.put("deleted", names(kind.deleted(), most));
        var kept = new LinkedHashMap<String, Object>();
        kind.kept().forEach((rule, keys) -> kept.put(rule, names(keys, most)));
        json.put("kept", kept);
        return json;
    }

    private static Map<String, Object> counts(KindPreview kind) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("created", kind.created().size());
        counts.put("updated", kind.updated().size());
        counts.put("deleted", kind.deletions());
        counts.put("kept", kind.protectedObjects());
        return counts;
    }

    private static List<String> names(Collection<ObjectKey> keys, int most) {
        return keys.stream().limit(most).map(PreviewReport::name).toList();
    }

    private static String name(ObjectKey key) {
        return key.namespace().isEmpty() ? key.name() : key.namespace() + "/" + key.name();
    }

    private static <T> List<T> limited(List<T> all, int most) {
        return new ArrayList<>(all.subList(0, Math.min(most, all.size())));
    }

    private static byte[] zipped(byte[] text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
