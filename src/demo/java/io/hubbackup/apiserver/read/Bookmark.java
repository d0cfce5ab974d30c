package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** An event of a watch that says nothing but how far the watch is. */
final class Bookmark {

    private Bookmark() {}

    static ObjectNode object(String apiVersion, String kind, long version, boolean initialEventsEnd) {
        var object = JsonNodeFactory.instance.objectNode();
        object.put("kind", kind).put("apiVersion", apiVersion);
        var metadata = object.putObject("metadata").put("resourceVersion", "" + version);
        if (initialEventsEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return object;
    }

    static byte[] event(ObjectNode object) {
        var event = JsonNodeFactory.instance.objectNode().put("type", "BOOKMARK");
        event.set("object", object);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What most events of a watch are: by the day there are tens of thousands. */
    static byte[] event(String apiVersion, String kind, long version) {
        var event = "{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"" + kind + "\",\"apiVersion\":\"" + apiVersion
                + "\",\"metadata\":{\"resourceVersion\":\"" + version + "\"}}}";
        return event.getBytes(StandardCharsets.UTF_8);
    }
}
