package io.hubbackup.hub;

/** The volumes that an activation waits for, and those that are there (R3.28). */
public record VolumesSeen(Observed<Indexed<ClaimMarkSeen>> marks, Observed<Indexed<ClaimSeen>> claims) {

    /** Of a hub where nothing waits for a volume. */
    public static final VolumesSeen NONE = new VolumesSeen(Observed.of(Indexed.empty()), Observed.of(Indexed.empty()));
}
