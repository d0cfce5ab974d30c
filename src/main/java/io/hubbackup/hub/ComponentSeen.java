package io.hubbackup.hub;

import java.util.List;

/** An InternalHubComponent: the installer's order to have a part of the hub (R2.4). */
public record ComponentSeen(
        ObjectKey key, String uid, String resourceVersion, List<String> finalizers, boolean deleting) implements Keyed {

    public ComponentSeen {
        finalizers = List.copyOf(finalizers);
    }
}
