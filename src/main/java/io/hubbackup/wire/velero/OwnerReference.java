package io.hubbackup.wire.velero;

import io.hubbackup.wire.Tree;

/** An entry of {@code metadata.ownerReferences}. */
public record OwnerReference(Tree tree) {

    public static OwnerReference of(String apiVersion, String kind, String name, String uid) {
        return new OwnerReference(Tree.EMPTY
                .with("apiVersion", apiVersion)
                .with("kind", kind)
                .with("name", name)
                .with("uid", uid));
    }

    public String apiVersion() {
        return tree.text("apiVersion").orElse("");
    }

    public String kind() {
        return tree.text("kind").orElse("");
    }

    public String name() {
        return tree.text("name").orElse("");
    }

    public String uid() {
        return tree.text("uid").orElse("");
    }

    public boolean controller() {
        return tree.flag("controller").orElse(false);
    }

    public boolean blockOwnerDeletion() {
        return tree.flag("blockOwnerDeletion").orElse(false);
    }

    public OwnerReference asController() {
        return new OwnerReference(tree.with("controller", true));
    }

    public OwnerReference blockingOwnerDeletion() {
        return new OwnerReference(tree.with("blockOwnerDeletion", true));
    }
}
