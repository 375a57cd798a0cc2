package org.kyodo.presets;

import java.util.List;

/**
 * One setting of a file, and where it comes from 出典の印.
 *
 * @param path where it stands: {@code registration.minMembers}
 * @param line its line in the file, from 1
 * @param said the Japanese words and the figures the setting claims
 */
public record Mark(String path, int line, List<String> said, Origin origin) {}
