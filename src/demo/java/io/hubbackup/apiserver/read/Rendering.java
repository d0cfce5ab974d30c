package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.store.Stored;
import java.util.List;

/** The form in which objects are shown, as the {@code Accept} header asks: whole, as {@code PartialObjectMetadata} or as a {@code Table}. */
public interface Rendering {

    String contentType();

    byte[] object(ServedKind kind, Stored object);

    /** @param metadata of the list: {@code resourceVersion}, {@code continue}, {@code remainingItemCount} */
    byte[] list(ServedKind kind, List<Stored> objects, ObjectNode metadata);

    /** @param type {@code ADDED}, {@code MODIFIED}, {@code DELETED}; the first event of a table watch carries the columns */
    byte[] event(ServedKind kind, String type, Stored object, boolean first);

    /** A bookmark, which carries nothing but the version and the annotation {@code k8s.io/initial-events-end} where asked for. */
    byte[] bookmark(ServedKind kind, long version, boolean initialEventsEnd);
}
