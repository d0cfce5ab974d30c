package io.hubbackup.observe;

import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;

/**
 * A CustomResourceDefinition or an APIService: something that decides about what is served.
 *
 * @param version its resourceVersion: every change of it may change what is served
 */
record Definition(ObjectKey key, String version) implements Keyed {}
