package io.hubbackup.apiserver.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the kept form of an object out of its tree, and the other way round. Type and metadata always stand first in the bytes. */
public final class Forms {

    private static final String RESOURCE_VERSION = "resourceVersion";

    private Forms() {}

    /** A fresh copy. */
    public static ObjectNode tree(Stored stored) {
        return Json.object(stored.json());
    }

    /** The kept form at a version; 0: the object has none, as the result of a dry run. */
    public static Stored stored(String resource, ObjectNode object, long version) {
        var metadata = Json.child(object, "metadata");
        if (version == 0) {
            metadata.remove(RESOURCE_VERSION);
        } else {
            metadata.put(RESOURCE_VERSION, Long.toString(version));
        }
        var out = new ByteArrayOutputStream(1024);
        write(out, "{\"apiVersion\":");
        out.writeBytes(Json.bytes(object.path("apiVersion")));
        write(out, ",\"kind\":");
        out.writeBytes(Json.bytes(object.path("kind")));
        write(out, ",\"metadata\":");
        int from = out.size();
        out.writeBytes(Json.bytes(metadata));
        int to = out.size();
        object.properties().forEach(field -> writeRest(out, field));
        write(out, "}");
        return new Stored(
                resource,
                metadata.path("namespace").asText(""),
                metadata.path("name").asText(""),
                metadata.path("uid").asText(""),
                version,
                labels(metadata),
                owners(metadata),
                out.toByteArray(),
                from,
                to);
    }

    /** The same object, said to be of another version: as a watch shows what was deleted. */
    public static Stored at(Stored stored, long version) {
        return stored(stored.resource(), tree(stored), version);
    }

    /** Whether a text stands anywhere in the metadata of an object, without reading it. */
    public static boolean metadataMentions(Stored object, String text) {
        var sought = text.getBytes(StandardCharsets.UTF_8);
        for (int at = object.metadataFrom(); at + sought.length <= object.metadataTo(); at++) {
            if (Arrays.equals(object.json(), at, at + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }

    private static void writeRest(ByteArrayOutputStream out, Map.Entry<String, JsonNode> field) {
        switch (field.getKey()) {
            case "apiVersion", "kind", "metadata" -> {}
            default -> {
                write(out, ",");
                out.writeBytes(Json.bytes(Json.object().textNode(field.getKey())));
                write(out, ":");
                out.writeBytes(Json.bytes(field.getValue()));
            }
        }
    }

    private static Map<String, String> labels(JsonNode metadata) {
        var labels = new HashMap<String, String>();
        metadata.path("labels")
                .properties()
                .forEach(label -> labels.put(
                        label.getKey().intern(), label.getValue().asText().intern()));
        return Map.copyOf(labels);
    }

    private static List<String> owners(JsonNode metadata) {
        var owners = new ArrayList<String>();
        metadata.path("ownerReferences")
                .forEach(owner -> owners.add(owner.path("uid").asText()));
        return owners.stream().distinct().toList();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
