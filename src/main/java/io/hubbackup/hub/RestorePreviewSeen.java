package io.hubbackup.hub;

import io.hubbackup.wire.Tree;

/** A RestorePreview, all of it. There are few of them. */
public record RestorePreviewSeen(ObjectKey key, String uid, Tree object) implements Keyed {}
