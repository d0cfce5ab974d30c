package io.hubbackup.decide.restore.cleanup;

/** How many doomed objects may still be held; lists that are read side by side share it. */
public final class Room {

    /** Some 250 bytes each. What is beyond is counted and fingerprinted, and found by another survey when these are gone. */
    public static final int USUAL = 100_000;

    private int left;

    public Room(int objects) {
        this.left = objects;
    }

    synchronized boolean take() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
