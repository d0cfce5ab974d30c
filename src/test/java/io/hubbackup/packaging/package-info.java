/** What is shipped around the operator: the manifests of {@code src/main/kubernetes} and the rights that they grant, by themselves and on a real API server. */
@NullMarked
package io.hubbackup.packaging;

import org.jspecify.annotations.NullMarked;
