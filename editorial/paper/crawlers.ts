/** A crawler that fetches pages for a language model: its name in robots.txt, and its purpose. */
export type Crawler = { name: string; by: string; purpose: 'training' | 'answers' };

/** Names from the operators' own documentation. Crawlers of search engines as such are not included. */
export const aiCrawlers: readonly Crawler[] = [
  { name: 'AI2Bot', by: 'Allen Institute for AI', purpose: 'training' },
  { name: 'Amazonbot', by: 'Amazon', purpose: 'answers' },
  { name: 'anthropic-ai', by: 'Anthropic', purpose: 'training' },
  { name: 'Applebot-Extended', by: 'Apple', purpose: 'training' },
  { name: 'Bytespider', by: 'ByteDance', purpose: 'training' },
  { name: 'CCBot', by: 'Common Crawl', purpose: 'training' },
  { name: 'ChatGPT-User', by: 'OpenAI', purpose: 'answers' },
  { name: 'Claude-SearchBot', by: 'Anthropic', purpose: 'answers' },
  { name: 'Claude-User', by: 'Anthropic', purpose: 'answers' },
  { name: 'ClaudeBot', by: 'Anthropic', purpose: 'training' },
  { name: 'cohere-ai', by: 'Cohere', purpose: 'training' },
  { name: 'Diffbot', by: 'Diffbot', purpose: 'training' },
  { name: 'DuckAssistBot', by: 'DuckDuckGo', purpose: 'answers' },
  { name: 'FacebookBot', by: 'Meta', purpose: 'training' },
  { name: 'Google-Extended', by: 'Google', purpose: 'training' },
  { name: 'GPTBot', by: 'OpenAI', purpose: 'training' },
  { name: 'meta-externalagent', by: 'Meta', purpose: 'training' },
  { name: 'meta-externalfetcher', by: 'Meta', purpose: 'answers' },
  { name: 'MistralAI-User', by: 'Mistral AI', purpose: 'answers' },
  { name: 'OAI-SearchBot', by: 'OpenAI', purpose: 'answers' },
  { name: 'Omgilibot', by: 'Webz.io', purpose: 'training' },
  { name: 'Perplexity-User', by: 'Perplexity', purpose: 'answers' },
  { name: 'PerplexityBot', by: 'Perplexity', purpose: 'answers' },
  { name: 'Timpibot', by: 'Timpi', purpose: 'training' },
  { name: 'YouBot', by: 'You.com', purpose: 'answers' },
];
