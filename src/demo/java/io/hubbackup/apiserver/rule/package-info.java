/** The rules of schemas ({@code x-kubernetes-validations}), in as much of the Common Expression Language as the definitions of a hub use; a rule in more than that is refused. */
@NullMarked
package io.hubbackup.apiserver.rule;

import org.jspecify.annotations.NullMarked;
