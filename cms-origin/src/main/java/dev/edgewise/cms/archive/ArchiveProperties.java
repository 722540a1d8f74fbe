package dev.edgewise.cms.archive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the archive.
 *
 * @param username name in the username token
 * @param password password in it; without one every request is refused
 */
@ConfigurationProperties("edgewise.archive")
record ArchiveProperties(@DefaultValue("edgewise") String username, @DefaultValue("") String password) {

	@Override
	public String toString() {
		return "ArchiveProperties[username=" + this.username + "]";
	}

}
