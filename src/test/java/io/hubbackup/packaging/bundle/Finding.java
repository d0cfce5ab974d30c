package io.hubbackup.packaging.bundle;

/**
 * What is wrong with a bundle.
 *
 * @param rule the name of the rule that it breaks
 * @param file where, and at which field
 * @param value what stands there
 */
record Finding(String rule, String file, String value, String remedy) {

    @Override
    public String toString() {
        return "%s: %s has \"%s\". %s".formatted(rule, file, value, remedy);
    }
}
