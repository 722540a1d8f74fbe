/** Base of the components: builds itself once when first shown, and lets go of what it follows when removed. */
export class EdgeElement extends HTMLElement {
	#built = false;

	#followed = [];

	connectedCallback() {
		if (!this.#built) {
			this.#built = true;
			this.build();
		}
		this.connected();
	}

	disconnectedCallback() {
		this.#followed.splice(0).forEach((stop) => stop());
	}

	/** Takes functions that end something started in connected(). */
	follow(...stops) {
		this.#followed.push(...stops);
	}

	build() {}

	connected() {}
}
