package io.hubbackup.apiserver.read;

import static io.hubbackup.apiserver.read.JsonMembers.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.object.EventForms;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Stored;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Objects as they are. */
final class WholeObjects implements Rendering {

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public byte[] object(ServedKind kind, Stored object) {
        var out = new ByteArrayOutputStream(object.json().length + 64);
        typed(kind, object, out);
        return out.toByteArray();
    }

    @Override
    public byte[] list(ServedKind kind, List<Stored> objects, ObjectNode metadata) {
        var out = new ByteArrayOutputStream(sizeOf(objects));
        text(out, "{\"kind\":\"%s\",\"apiVersion\":\"%s\",\"metadata\":".formatted(kind.listKind(), kind.apiVersion()));
        text(out, metadata(kind, metadata).toString());
        text(out, ",\"items\":[");
        var separator = "";
        for (var object : objects) {
            text(out, separator);
            item(kind, object, out);
            separator = ",";
        }
        text(out, "]}");
        return out.toByteArray();
    }

    @Override
    public byte[] event(ServedKind kind, String type, Stored object, boolean first) {
        var out = new ByteArrayOutputStream(object.json().length + 128);
        text(out, "{\"type\":\"" + type + "\",\"object\":");
        typed(kind, object, out);
        out.write('}');
        return out.toByteArray();
    }

    @Override
    public byte[] bookmark(ServedKind kind, long version, boolean initialEventsEnd) {
        return initialEventsEnd
                ? Bookmark.event(Bookmark.object(kind.apiVersion(), kind.kind(), version, true))
                : Bookmark.event(kind.apiVersion(), kind.kind(), version);
    }

    // A kube-apiserver keeps the type of an item only where it does not know the kind itself.
    private static void item(ServedKind kind, Stored object, ByteArrayOutputStream out) {
        if (kind.custom().isEmpty()) {
            JsonMembers.untyped(shown(kind, object), out);
        } else {
            typed(kind, object, out);
        }
    }

    static void typed(ServedKind kind, Stored object, ByteArrayOutputStream out) {
        JsonMembers.retyped(shown(kind, object), kind.apiVersion(), kind.kind(), out);
    }

    private static Stored shown(ServedKind kind, Stored object) {
        if (!EventForms.isNewer(kind)) {
            return object;
        }
        var event = Forms.tree(object);
        EventForms.show(kind, event);
        return Forms.stored(object.resource(), event, object.version());
    }

    // Lists of custom resources always say how they go on, also when they do not.
    private static ObjectNode metadata(ServedKind kind, ObjectNode metadata) {
        return kind.custom().isEmpty() || metadata.has("continue")
                ? metadata
                : metadata.deepCopy().put("continue", "");
    }

    private static int sizeOf(List<Stored> objects) {
        long size = 256;
        for (var object : objects) {
            size += object.json().length + 64L;
        }
        return Math.toIntExact(size);
    }
}
