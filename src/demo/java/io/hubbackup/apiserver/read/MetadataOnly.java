package io.hubbackup.apiserver.read;

import static io.hubbackup.apiserver.read.JsonMembers.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.store.Stored;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Objects as {@code PartialObjectMetadata}: their bytes are cut, not read. */
final class MetadataOnly implements Rendering {

    /** Which of the two kinds the client asked for; the other is refused. */
    enum Of {
        OBJECT,
        LIST
    }

    static final String KIND = "PartialObjectMetadata";

    private final String apiVersion;
    private final Of of;

    /** @param apiVersion {@code meta.k8s.io/v1} */
    MetadataOnly(String apiVersion, Of of) {
        this.apiVersion = apiVersion;
        this.of = of;
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public byte[] object(ServedKind kind, Stored object) {
        if (of != Of.OBJECT) {
            throw ApiFailure.notAcceptable(
                    "you requested PartialObjectMetadataList, but the requested object is not a list (%s)"
                            .formatted(
                                    kind.custom().isEmpty() ? "*core." + kind.kind() : "*unstructured.Unstructured"));
        }
        var out = new ByteArrayOutputStream(128 + object.metadataTo() - object.metadataFrom());
        append(apiVersion, object, out);
        return out.toByteArray();
    }

    @Override
    public byte[] list(ServedKind kind, List<Stored> objects, ObjectNode metadata) {
        if (of != Of.LIST) {
            throw ApiFailure.notAcceptable(
                    "you requested PartialObjectMetadata, but the requested object is a list (%s)"
                            .formatted(
                                    kind.custom().isEmpty()
                                            ? "*core." + kind.listKind()
                                            : "*unstructured.UnstructuredList"));
        }
        var out = new ByteArrayOutputStream(sizeOf(objects));
        text(
                out,
                "{\"kind\":\"%sList\",\"apiVersion\":\"%s\",\"metadata\":%s,\"items\":"
                        .formatted(KIND, apiVersion, metadata));
        // A kube-apiserver says null where there is nothing, and only in this form.
        var separator = "[";
        for (var object : objects) {
            text(out, separator);
            append(apiVersion, object, out);
            separator = ",";
        }
        text(out, objects.isEmpty() ? "null}" : "]}");
        return out.toByteArray();
    }

    @Override
    public byte[] event(ServedKind kind, String type, Stored object, boolean first) {
        var out = new ByteArrayOutputStream(192 + object.metadataTo() - object.metadataFrom());
        text(out, "{\"type\":\"" + type + "\",\"object\":");
        append(apiVersion, object, out);
        out.write('}');
        return out.toByteArray();
    }

    @Override
    public byte[] bookmark(ServedKind kind, long version, boolean initialEventsEnd) {
        return initialEventsEnd
                ? Bookmark.event(Bookmark.object(apiVersion, KIND, version, true))
                : Bookmark.event(apiVersion, KIND, version);
    }

    static void append(String apiVersion, Stored object, ByteArrayOutputStream out) {
        text(out, "{\"kind\":\"" + KIND + "\",\"apiVersion\":\"" + apiVersion + "\",\"metadata\":");
        out.write(object.json(), object.metadataFrom(), object.metadataTo() - object.metadataFrom());
        out.write('}');
    }

    private static int sizeOf(List<Stored> objects) {
        long size = 256;
        for (var object : objects) {
            size += object.metadataTo() - object.metadataFrom() + 128L;
        }
        return Math.toIntExact(size);
    }
}
