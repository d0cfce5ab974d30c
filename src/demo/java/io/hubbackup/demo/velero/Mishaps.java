package io.hubbackup.demo.velero;

import java.util.function.Function;
import java.util.function.Supplier;

/** Decides what goes wrong; asked in every phase, and its answer for a backup or a restore should not change. */
@FunctionalInterface
public interface Mishaps {

    /** Nothing does. */
    Mishaps NONE = backup -> new Mishap.None();

    /** What happens to the backup of this name. */
    Mishap of(String backup);

    /** What happens to the Restore of this name. */
    default Mishap ofRestore(String restore) {
        return new Mishap.None();
    }

    /** All is well with backups, and this happens to restores. */
    static Mishaps ofRestores(Function<String, Mishap> restores) {
        return new Mishaps() {
            @Override
            public Mishap of(String backup) {
                return new Mishap.None();
            }

            @Override
            public Mishap ofRestore(String restore) {
                return restores.apply(restore);
            }
        };
    }

    /** Those that are given when they are asked for. */
    static Mishaps later(Supplier<Mishaps> those) {
        return new Mishaps() {
            @Override
            public Mishap of(String backup) {
                return those.get().of(backup);
            }

            @Override
            public Mishap ofRestore(String restore) {
                return those.get().ofRestore(restore);
            }
        };
    }
}
