import { mount } from 'svelte';
import * as z from 'zod/mini';
import '../theme/base.css';
import App from './App.svelte';

// The content policy allows no code made at run time, which the parser would otherwise try.
z.config({ jitless: true });

mount(App, { target: document.body });
