// Generated from packages/action/src by `npm run generate`. Do not edit.
const bundleUrl = require("node:url").pathToFileURL(__filename).href;
"use strict";var Vt=Object.create;var Ae=Object.defineProperty;var Mt=Object.getOwnPropertyDescriptor;var Wt=Object.getOwnPropertyNames;var zt=Object.getPrototypeOf,Kt=Object.prototype.hasOwnProperty;var Yt=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(r){throw t=0,r}};var Xt=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of Wt(t))!Kt.call(e,o)&&o!==r&&Ae(e,o,{get:()=>t[o],
enumerable:!(n=Mt(t,o))||n.enumerable});return e};var E=(e,t,r)=>(r=e!=null?Vt(zt(e)):{},Xt(t||!e||!e.__esModule?Ae(r,"default",{value:e,enumerable:!0}):r,e));var dt=Yt((ho,B)=>{"use strict";var ee=function(){};ee.prototype=Object.create(null);var Q=/; *([!#$%&'*+.^\w`|~-]+)=("(?:[\v\u0020\u0021\u0023-\u005b\u005d-\u007e\u0080-\u00ff]|\\[\v\u0020-\u00ff])*"|[!#$%&'*+.^\w`|~-]+) */gu,
Z=/\\([\v\u0020-\u00ff])/gu,ut=/^[!#$%&'*+.^\w|~-]+\/[!#$%&'*+.^\w|~-]+$/u,x={type:"",parameters:new ee};Object.freeze(x.
parameters);Object.freeze(x);function pt(e){if(typeof e!="string")throw new TypeError("argument header is required and m\
ust be a string");let t=e.indexOf(";"),r=t!==-1?e.slice(0,t).trim():e.trim();if(ut.test(r)===!1)throw new TypeError("inv\
alid media type");let n={type:r.toLowerCase(),parameters:new ee};if(t===-1)return n;let o,i,s;for(Q.lastIndex=t;i=Q.exec(
e);){if(i.index!==t)throw new TypeError("invalid parameter format");t+=i[0].length,o=i[1].toLowerCase(),s=i[2],s[0]==='"'&&
(s=s.slice(1,s.length-1),Z.test(s)&&(s=s.replace(Z,"$1"))),n.parameters[o]=s}if(t!==e.length)throw new TypeError("invali\
d parameter format");return n}function lt(e){if(typeof e!="string")return x;let t=e.indexOf(";"),r=t!==-1?e.slice(0,t).trim():
e.trim();if(ut.test(r)===!1)return x;let n={type:r.toLowerCase(),parameters:new ee};if(t===-1)return n;let o,i,s;for(Q.lastIndex=
t;i=Q.exec(e);){if(i.index!==t)return x;t+=i[0].length,o=i[1].toLowerCase(),s=i[2],s[0]==='"'&&(s=s.slice(1,s.length-1),
Z.test(s)&&(s=s.replace(Z,"$1"))),n.parameters[o]=s}return t!==e.length?x:n}B.exports.default={parse:pt,safeParse:lt};B.
exports.parse=pt;B.exports.safeParse=lt;B.exports.defaultContentType=x});var xe=E(require("node:path"),1),Dt=require("node:url");var ie=require("node:fs"),Jt=require("node:os"),Ht=E(require("node:path"),1);var De=require("node:fs"),Ve=E(require("node:path"),1);var Qt={"\r":"\\r","\b":"\\b","\f":"\\f"},Zt=/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
function er(e){let t=Qt[e];if(t!==void 0)return t;let r=e.charCodeAt(0);return r<256?`\\x${r.toString(16).padStart(2,"0")}`:
`\\u${r.toString(16).padStart(4,"0")}`}function j(e){return e.replace(Zt,er)}function ue(e){return j(e).replaceAll(`
`,"\\n").replaceAll("	","\\t")}function je(e,t){return`<!-- vipbook-${e}-of: ${encodeURIComponent(t).replaceAll("-","%2D")} -->`}async function Ne(e,t,r,n,o){
let i=je(r,n),s=`${i}
${o}`,[a]=await Ie(e,t,i);return a===void 0?(await e.create(t,s),"created"):a.body.replaceAll(`\r
`,`
`).trimEnd()===s.trimEnd()?"unchanged":(await e.update(t,a.id,s),"updated")}async function Re(e,t,r){let n=je("plan",r),
[o]=await Ie(e,t,n),i=o?.body.replaceAll(`\r
`,`
`).slice(n.length+1)??"";return/^<!-- vipbook-plan -->\n<!-- vipbook-plan-hash: (sha256:[0-9a-f]{64}) -->\n/.exec(i)?.[1]}
async function Ie(e,t,r){return(await e.own(t)).filter(({body:n})=>n.startsWith(r))}function I(e){return ue(e.replace(/\s+/g,
" ")).replace(/[\\`*_{}[\]()<>|~&$^!+=#@]/g,t=>t==="@"||t==="#"?`${t}&#8203;`:`&#${String(t.charCodeAt(0))};`).replace(/:(?=\/\/)/g,
":&#8203;").replace(/ww(?=w\.)/gi,"$&&#8203;")}function L(e,t){let r=j(e.replace(/\u001b\[[0-9;]*m/g,"").replaceAll(`\r
`,`
`)).trimEnd(),n=r.length<=t?r:`\u2026${r.slice(r.length-t)}`,o=Math.max(2,...[...n.matchAll(/`+/g)].map(([s])=>s.length)),
i="`".repeat(o+1);return`${i}text
${n}
${i}`}var G=require("node:fs"),V=E(require("node:path"),1);var h=class extends Error{name="Problem";failure;constructor(t,r,n,o){super(r),this.failure={code:t,message:r,remedy:n,...o===
void 0?{}:{file:o}}}},T=class extends Error{name="MayNotWrite"};var D=E(require("node:path"),1);function S({workspace:e,inputs:t}){return D.default.join(e,t.workingDirectory)}function k({inputs:e}){return D.default.posix.
join(e.workingDirectory,e.playbook)}function _({inputs:e}){return D.default.posix.join(e.workingDirectory,e.plan)}async function P(e,t,r,n){
let{forge:o,context:i,workflow:s}=e,a="It is in the summary of this job, and on the lines of the playbook.";if(o===void 0){
s.annotate("notice",{code:"ACT015",message:"No comment was written: there is no token",remedy:a});return}try{let c=await Ne(
o,r,t,k(e),n);s.say(`comment of #${String(r)}: ${c}`)}catch(c){if(!(c instanceof T))throw c;let l=i.fork?"the token of a\
 pull request from a fork may only read":`the token may not write comments (${c.message}); the job wants "permissions: p\
ull-requests: write"`;s.annotate("notice",{code:"ACT015",message:`No comment was written: ${l}`,remedy:a})}}async function M(e){let{inputs:t,vipbook:r,workflow:n,scratch:o}=e,i=S(e),s=V.default.join(o,t.plan),{status:a,stdout:c,
stderr:l}=await r.run(["plan",t.playbook,...t.inventory.flatMap(g=>["-i",g]),...t.facts===void 0?[]:["--facts",t.facts],
"--out",s,...t.command==="plan"?t.arguments:[]],i);if(n.foreign(c),n.foreign(l),!(0,G.existsSync)(s))return{said:l.trim()===
""?c:l,status:a};let u=Pe(s,_(e)),p=V.default.join(i,t.plan);if(!(0,G.existsSync)(p))return(0,G.mkdirSync)(V.default.dirname(
p),{recursive:!0}),(0,G.copyFileSync)(s,p),{plan:u,root:o,otherCommitted:void 0};let{identity:d}=Pe(p,_(e));return{plan:u,
root:o,otherCommitted:d===u.identity?void 0:d}}function Pe(e,t){let r;try{r=JSON.parse((0,G.readFileSync)(e,"utf8"))}catch{
throw Ce(`${t} is no JSON: it is no plan of vipbook`,t)}if(!tr(r))throw Ce(`${t} is no plan of vipbook`,t);return r}function Ce(e,t){
return new h("ACT007",e,'Make it anew with "vipbook plan \u2026 --out FILE" and commit it, or delete it.',t)}function tr(e){
return typeof e=="object"&&e!==null&&"identity"in e&&typeof e.identity=="string"&&"summary"in e&&"steps"in e&&Array.isArray(
e.steps)}var Y=require("node:fs"),U=E(require("node:path"),1);function pe(e){return e.steps.some(t=>t.changes)||e.summary.unknown>0}function Ue(e,{failOn:t,maxOutageMs:r},n){let{summary:o,
risk:i}=e,s=i.reasons.map(({says:d})=>d).slice(0,3),a=s.length===0?"":`: ${s.join("; ")}`,c=e.findings.filter(({severity:d})=>d===
"error"),l=e.policies.filter(({verdict:d})=>d==="broken"),u=[...c,...l.map(({code:d="policy",says:g})=>({code:d,message:g}))].
slice(0,3).map(({code:d,message:g})=>`${d}: ${g}`).join("; "),p=d=>({code:"ACT010",message:d,remedy:"Change the playbook\
, or let somebody decide and change the input of the job.",file:n});return[...t.includes("error")&&(!o.applicable||c.length>
0)?[{code:"ACT009",message:`The plan cannot be applied${u===""?"":`: ${u}`}`,remedy:'The plan says what stands in the wa\
y; "vipbook explain CODE" says more of each code.',file:n}]:[],...t.includes("changes")&&pe(e)?[p('The plan changes some\
thing, and fail-on has "changes"')]:[],...t.includes("risk-high")&&o.risk==="high"?[p(`The risk is high, and fail-on has\
 "risk-high"${a}`)]:[],...t.includes("risk-medium")&&o.risk!=="low"?[p(`The risk is ${o.risk}, and fail-on has "risk-med\
ium"${a}`)]:[],...r!==void 0&&(o.outageMs??0)>r?[p(`An outage of ${String(o.outageMs)} ms is expected; max-outage-ms all\
ows ${String(r)}`)]:[]]}var le=require("node:crypto"),C=require("node:fs");var qe=10,z=1048576,W=class{#t=[];#e;#n;#r;constructor(t,r,n){this.#e=t,this.#n=r,this.#r=n}say(t){this.foreign(`${t}
`)}foreign(t){if(t==="")return;let r=t.endsWith(`
`)?t:`${t}
`,n=(0,le.randomUUID)();this.#n(this.#r?`::stop-commands::${n}
${r}::${n}::
`:r)}annotate(t,{code:r,message:n,remedy:o,file:i=this.#o()}){let s=this.#t.filter(c=>c.own).length,a=i===void 0?"":`fil\
e=${Fe(i)},`;this.#t.splice(s,0,{level:t,own:!0,properties:`${a}title=${r}`,message:Je(`${n}
${o}`)})}#o(){return this.#r?/^[^/]+\/[^/]+\/([^@]+)@/.exec(this.#e.GITHUB_WORKFLOW_REF??"")?.[1]:this.#e.CI_CONFIG_PATH??
".gitlab-ci.yml"}annotations(t,r){for(let n of t.split(`
`)){let o=/^::(error|warning|notice) ([^:\r]*)::([^\r]*)$/.exec(n);if(o===null)continue;let[,i,s="",a=""]=o;i!=="error"&&
i!=="warning"&&i!=="notice"||this.#t.push({level:i,own:!1,properties:s.replace(/(^|,)file=(?!%2F|\/)/,c=>r===""?c:`${c}${Fe(
`${r}/`)}`),message:a})}}flush(){for(let t of["error","warning","notice"]){let r=this.#t.filter(o=>o.level===t);for(let{
properties:o,message:i}of r.slice(0,qe))this.#n(this.#r?`::${t}${o===""?"":` ${o}`}::${i}
`:rr(t,o,i));let n=r.length-qe;n>0&&this.say(`${String(n)} more of level ${t} are in the summary, not on the lines`)}this.#t.
length=0}output(t,r){let n=this.#e.GITHUB_OUTPUT;if(n===void 0||n==="")return;let o=`vipbook-${(0,le.randomUUID)()}`;(0,C.appendFileSync)(
n,`${t}<<${o}
${r}
${o}
`)}summaryRoom(){let t=this.#e.GITHUB_STEP_SUMMARY;if(!(t===void 0||t===""))return z-((0,C.statSync)(t,{throwIfNoEntry:!1})?.
size??0)}summary(t){let r=this.summaryRoom(),n=this.#e.GITHUB_STEP_SUMMARY;n===void 0||r===void 0||Buffer.byteLength(t)>
r||(0,C.appendFileSync)(n,t)}};function Je(e){return j(e.replaceAll("%","%25").replaceAll(`\r
`,`
`)).replaceAll("\r","%0D").replaceAll(`
`,"%0A")}function Fe(e){return Je(e).replaceAll(":","%3A").replaceAll(",","%2C")}function rr(e,t,r){let n=c=>new RegExp(
`(?:^|,)${c}=([^,]*)`).exec(t)?.[1],o=n("title"),i=n("file"),s=n("line"),a=i===void 0?"":`
  --> ${Be(i)}${s===void 0?"":`:${s}`}`;return`${e}${o===void 0?"":`[${o}]`}: ${Be(r)}${a}
`}function Be(e){return e.replaceAll("%0D","").replaceAll("%0A",`
  `).replaceAll("%3A",":").replaceAll("%2C",",").replaceAll("%25","%")}var nr=8e3,or=1e4;async function Le(e){let t=await M(e);if(!("plan"in t))return ar(e,t);let{inputs:r,context:n,workflow:o,
forge:i}=e,{plan:s,otherCommitted:a}=t;ir(e,t);let c=[...a===void 0?[]:[sr(e,s,a)],...Ue(s,r,k(e))],l=c.map(({code:d,message:g})=>`\
> [!CAUTION]
> **${d}** ${I(ur(g))}
`).join(`
`),u=async d=>{let g=await K(e,t,["markdown","--limit",String(Math.max(or,d-nr)),...n.commit===void 0?[]:["--commit",n.commit],
...r.artifact===void 0?[]:["--whole",r.artifact]]),f=n.page===void 0?"":`
<sub>[This run](${n.page}) made the plan.</sub>
`;return l===""?`${g}${f}`:`${g.replace(/^(?:<!--[^\n]*-->\n)*/,w=>`${w}
${l}
`)}${f}`},p=o.summaryRoom();return p!==void 0&&o.summary(await u(Math.min(p,z))),o.annotations(await K(e,t,["github"]),r.
workingDirectory),r.sarif!==void 0&&He(e,r.sarif,cr(await K(e,t,["sarif"]),e)),r.html!==void 0&&He(e,r.html,await K(e,t,
["html"])),r.comment&&n.change!==void 0&&await P(e,"plan",n.change,await u(i?.limit??z)),c}function sr(e,t,r){let n=_(e);
return{code:"ACT008",message:`${n} is not what the playbook gives now: committed is ${r}, planned ${t.identity}`,remedy:"\
Plan again, and commit the plan.",file:n}}function ir({inputs:e,workflow:t},{plan:r,root:n,otherCommitted:o}){let{summary:i}=r,
s={changes:pe(r),"plan-hash":r.identity,"plan-file":o===void 0?U.default.posix.join(e.workingDirectory,e.plan):U.default.
join(n,e.plan),"to-add":i.add,"to-change":i.change,"to-destroy":i.destroy,"to-move":i.move,"to-run":i.run,"max-outage-ms":i.
outageMs??0,risk:i.risk,applicable:i.applicable};for(let[a,c]of Object.entries(s))t.output(a,String(c))}async function K({
inputs:e,vipbook:t},{root:r},n){let{status:o,stdout:i,stderr:s}=await t.run(["show",e.plan,"--format",...n],r);if(o!==0)
throw new h("ACT007",`vipbook show ended with ${String(o)}: ${s.trim()}`,"Make the plan anew with the version of vipbook\
 that the job has.");return i}async function ar(e,{said:t,status:r}){let{inputs:n,context:o,workflow:i,vipbook:s}=e,a=await s.
run(["lint",n.playbook,...n.inventory.flatMap(l=>["-i",l]),"--output","github"],S(e));i.annotations(a.stdout,n.workingDirectory);
let c=[`### ${I(k(e))}: no plan`,"",`\u26D4 **ACT006** \`vipbook plan\` ended with ${String(r)}. Nothing can be applied.`,
"",L(t,2e4),""].join(`
`);return i.summary(c),n.comment&&o.change!==void 0&&await P(e,"plan",o.change,c),i.output("applicable","false"),[de(e,r)]}
function de(e,t){return{code:"ACT006",message:`vipbook plan ended with ${String(t)}, and there is no plan`,remedy:"Its f\
indings are in the log and in the comment. The same on your machine: vipbook plan PLAYBOOK -i INVENTORY --facts",file:k(
e)}}function He(e,t,r){let n=U.default.join(S(e),t);(0,Y.mkdirSync)(U.default.dirname(n),{recursive:!0}),(0,Y.writeFileSync)(
n,r)}function cr(e,{inputs:t}){if(t.workingDirectory==="")return e;let r=`${encodeURI(t.workingDirectory)}/`,n=JSON.parse(
e,(o,i)=>o==="uri"&&typeof i=="string"&&!/^(\/|[a-z]+:)/.test(i)?`${r}${i}`:i);return`${JSON.stringify(n,void 0,2)}
`}function ur(e){return e.length<=200?e:`${e.slice(0,200)}\u2026`}var pr={0:{sign:"\u2705",says:"applied: exactly the approved plan was carried out"},1:{sign:"\u26D4",says:"failed: see b\
elow what was done and what was not"},2:{sign:"\u26D4",says:"a task failed on a host: see below what was done and what w\
as not"},3:{sign:"\u{1F553}",says:"stale: something moved since the plan was made. From there on nothing was changed. Pl\
an again"},4:{sign:"\u{1F512}",says:"locked: somebody else is at work on the address. From there on nothing was changed"},
5:{sign:"\u26D4",says:"not allowed: a check before the move or a policy says no"},6:{sign:"\u21A9\uFE0F",says:"rolled ba\
ck: the address is where it was"},7:{sign:"\u26A0\uFE0F",says:"uncertain: nobody knows how far it came. Look with vipboo\
k status before anything else"},99:{sign:"\u26D4",says:"interrupted: see below what was done and what was not"},250:{sign:"\
\u26D4",says:"vipbook itself failed. Look with vipbook status before anything else"}};async function Me(e){let{inputs:t,
vipbook:r,workflow:n,context:o}=e,i=o.change??await lr(e),s=t.expectHash??await dr(e,i);n.say(`approved is ${s}`);let a=S(
e);if(!(0,De.existsSync)(Ve.default.join(a,t.plan))){n.say(`${t.plan} is not committed: it is planned once more`);let m=await M(
e);if(!("plan"in m))return[de(e,m.status)]}let{status:c,stdout:l,stderr:u}=await r.run(["apply",t.plan,"--expect-hash",s,
...t.arguments],a);n.foreign(l),n.foreign(u),n.output("exit-code",String(c)),n.output("plan-hash",s);let p=pr[c]??{sign:"\
\u26D4",says:`ended with ${String(c)}`},d=o.page===void 0?"":`, in [this run](${o.page})`,g=[`### ${p.sign} ${I(k(e))}: ${p.
says}`,"",`Plan \`${s}\`${o.commit===void 0?"":` at ${o.commit}`}${d}. Exit code ${String(c)}.`,"","<details><summary>Wh\
at vipbook said</summary>","",L(`${l}${u}`,3e4),"","</details>",""].join(`
`);if(n.summary(g),t.comment&&i!==void 0&&await P(e,"apply",i,g),c===0)return[];let f=[...`${l}
${u}`.matchAll(/^error\[([A-Z]{3}\d{3})\]/gm)],w=[...new Set(f.map(([,m])=>m))].slice(0,3).join(", ");return[{code:"ACT0\
12",message:`vipbook apply: ${p.says} (exit code ${String(c)}${w===""?"":`; ${w}`})`,remedy:'What vipbook said is in the\
 comment and in the log; "vipbook explain CODE" says more of each code.',file:_(e)}]}async function lr({forge:e,context:t}){
if(!(e===void 0||t.commit===void 0))return e.mergedAs(t.commit)}async function dr(e,t){let{forge:r,inputs:n}=e,o=s=>new h(
"ACT011",s,'Give the approved hash with the input "expect-hash".',_(e));if(r===void 0)throw o("Without a token no commen\
t can be read");if(t===void 0)throw o("This commit belongs to no merged pull request that is known");let i=await Re(r,t,
k(e));if(i===void 0)throw o(`#${String(t)} has no comment of this token's own with a plan of ${n.playbook}`);return i}var We=require("node:fs");function ze(e){return e.GITLAB_CI==="true"&&e.GITHUB_ACTIONS!=="true"?mr(e):fr(e)}function fr(e){let t=e.GITHUB_EVENT_NAME??
"",r=gr(e.GITHUB_EVENT_PATH),n=q(r,"pull_request"),o=q(n,"head"),i=n?.number,s=o?.sha,a=q(o,"repo")?.full_name,c=q(q(n,"\
base"),"repo")?.full_name,l=n?.merged===!0,u=e.GITHUB_SERVER_URL,p=e.GITHUB_REPOSITORY,d=e.GITHUB_RUN_ID;return{provider:"\
github",event:t,change:typeof i=="number"?i:void 0,commit:typeof s=="string"&&!l?s:e.GITHUB_SHA,fork:n!==void 0&&a!==c,page:u===
void 0||p===void 0||d===void 0?void 0:`${u}/${p}/actions/runs/${d}`}}function mr(e){let t=Number(e.CI_MERGE_REQUEST_IID??
""),r=e.CI_MERGE_REQUEST_SOURCE_PROJECT_ID;return{provider:"gitlab",event:e.CI_PIPELINE_SOURCE??"",change:Number.isInteger(
t)&&t>0?t:void 0,commit:e.CI_COMMIT_SHA,fork:r!==void 0&&r!==e.CI_PROJECT_ID,page:e.CI_JOB_URL}}function gr(e){if(e===void 0||
e==="")return{};try{let t=JSON.parse((0,We.readFileSync)(e,"utf8"));return Ke(t)?t:{}}catch{throw new h("ACT003","The ev\
ent of this run (GITHUB_EVENT_PATH) cannot be read","Leave GITHUB_EVENT_PATH as the runner sets it.")}}function q(e,t){let r=e?.[t];
return Ke(r)?r:void 0}function Ke(e){return typeof e=="object"&&e!==null}var Rt=require("node:timers/promises");function v(){return typeof navigator=="object"&&"userAgent"in navigator?navigator.userAgent:typeof process=="object"&&process.
version!==void 0?`Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})`:"<environment undetectabl\
e>"}function X(e,t,r,n){if(typeof r!="function")throw new Error("method for before hook must be a function");return n||(n={}),
Array.isArray(t)?t.reverse().reduce((o,i)=>X.bind(null,e,i,o,n),r)():Promise.resolve().then(()=>e.registry[t]?e.registry[t].
reduce((o,i)=>i.hook.bind(null,o,n),r)():r(n))}function Ye(e,t,r,n){let o=n;e.registry[r]||(e.registry[r]=[]),t==="before"&&(n=(i,s)=>Promise.resolve().then(o.bind(null,
s)).then(i.bind(null,s))),t==="after"&&(n=(i,s)=>{let a;return Promise.resolve().then(i.bind(null,s)).then(c=>(a=c,o(a,s))).
then(()=>a)}),t==="error"&&(n=(i,s)=>Promise.resolve().then(i.bind(null,s)).catch(a=>o(a,s))),e.registry[r].push({hook:n,
orig:o})}function Xe(e,t,r){if(!e.registry[t])return;let n=e.registry[t].map(o=>o.orig).indexOf(r);n!==-1&&e.registry[t].splice(n,
1)}var Qe=Function.bind,Ze=Qe.bind(Qe);function et(e,t,r){let n=Ze(Xe,null).apply(null,r?[t,r]:[t]);e.api={remove:n},e.remove=
n,["before","error","after","wrap"].forEach(o=>{let i=r?[t,o,r]:[t,o];e[o]=e.api[o]=Ze(Ye,null).apply(null,i)})}function hr(){
let e=Symbol("Singular"),t={registry:{}},r=X.bind(null,t,e);return et(r,t,e),r}function yr(){let e={registry:{}},t=X.bind(
null,e);return et(t,e),t}var tt={Singular:hr,Collection:yr};var wr="0.0.0-development",br=`octokit-endpoint.js/${wr} ${v()}`,Tr={method:"GET",baseUrl:"https://api.github.com",headers:{
accept:"application/vnd.github.v3+json","user-agent":br},mediaType:{format:""}};function Er(e){return e?Object.keys(e).reduce(
(t,r)=>(t[r.toLowerCase()]=e[r],t),{}):{}}function Gr(e){if(typeof e!="object"||e===null||Object.prototype.toString.call(
e)!=="[object Object]")return!1;let t=Object.getPrototypeOf(e);if(t===null)return!0;let r=Object.prototype.hasOwnProperty.
call(t,"constructor")&&t.constructor;return typeof r=="function"&&r instanceof r&&Function.prototype.call(r)===Function.
prototype.call(e)}function ot(e,t){let r=Object.assign({},e);return Object.keys(t).forEach(n=>{Gr(t[n])?n in e?r[n]=ot(e[n],
t[n]):Object.assign(r,{[n]:t[n]}):Object.assign(r,{[n]:t[n]})}),r}function rt(e){for(let t in e)e[t]===void 0&&delete e[t];
return e}function me(e,t,r){if(typeof t=="string"){let[o,i]=t.split(" ");r=Object.assign(i?{method:o,url:i}:{url:o},r)}else
r=Object.assign({},t);r.headers=Er(r.headers),rt(r),rt(r.headers);let n=ot(e||{},r);return r.url==="/graphql"&&(e&&e.mediaType.
previews?.length&&(n.mediaType.previews=e.mediaType.previews.filter(o=>!n.mediaType.previews.includes(o)).concat(n.mediaType.
previews)),n.mediaType.previews=(n.mediaType.previews||[]).map(o=>o.replace(/-preview/,""))),n}function kr(e,t){let r=/\?/.
test(e)?"&":"?",n=Object.keys(t);return n.length===0?e:e+r+n.map(o=>o==="q"?"q="+t.q.split("+").map(encodeURIComponent).
join("+"):`${o}=${encodeURIComponent(t[o])}`).join("&")}var _r=/\{[^{}}]+\}/g;function vr(e){return e.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g,
"").split(/,/)}function $r(e){let t=e.match(_r);return t?t.map(vr).reduce((r,n)=>r.concat(n),[]):[]}function nt(e,t){let r={
__proto__:null};for(let n of Object.keys(e))t.indexOf(n)===-1&&(r[n]=e[n]);return r}function st(e){return e.split(/(%[0-9A-Fa-f]{2})/g).
map(function(t){return/%[0-9A-Fa-f]/.test(t)||(t=encodeURI(t).replace(/%5B/g,"[").replace(/%5D/g,"]")),t}).join("")}function R(e){
return encodeURIComponent(e).replace(/[!'()*]/g,function(t){return"%"+t.charCodeAt(0).toString(16).toUpperCase()})}function F(e,t,r){
return t=e==="+"||e==="#"?st(t):R(t),r?R(r)+"="+t:t}function N(e){return e!=null}function fe(e){return e===";"||e==="&"||
e==="?"}function Sr(e,t,r,n){var o=e[r],i=[];if(N(o)&&o!=="")if(typeof o=="string"||typeof o=="number"||typeof o=="bigin\
t"||typeof o=="boolean")o=o.toString(),n&&n!=="*"&&(o=o.substring(0,parseInt(n,10))),i.push(F(t,o,fe(t)?r:""));else if(n===
"*")Array.isArray(o)?o.filter(N).forEach(function(s){i.push(F(t,s,fe(t)?r:""))}):Object.keys(o).forEach(function(s){N(o[s])&&
i.push(F(t,o[s],s))});else{let s=[];Array.isArray(o)?o.filter(N).forEach(function(a){s.push(F(t,a))}):Object.keys(o).forEach(
function(a){N(o[a])&&(s.push(R(a)),s.push(F(t,o[a].toString())))}),fe(t)?i.push(R(r)+"="+s.join(",")):s.length!==0&&i.push(
s.join(","))}else t===";"?N(o)&&i.push(R(r)):o===""&&(t==="&"||t==="?")?i.push(R(r)+"="):o===""&&i.push("");return i}function xr(e){
return{expand:Or.bind(null,e)}}function Or(e,t){var r=["+","#",".","/",";","?","&"];return e=e.replace(/\{([^\{\}]+)\}|([^\{\}]+)/g,
function(n,o,i){if(o){let a="",c=[];if(r.indexOf(o.charAt(0))!==-1&&(a=o.charAt(0),o=o.substr(1)),o.split(/,/g).forEach(
function(l){var u=/([^:\*]*)(?::(\d+)|(\*))?/.exec(l);c.push(Sr(t,a,u[1],u[2]||u[3]))}),a&&a!=="+"){var s=",";return a===
"?"?s="&":a!=="#"&&(s=a),(c.length!==0?a:"")+c.join(s)}else return c.join(",")}else return st(i)}),e==="/"?e:e.replace(/\/$/,
"")}function it(e){let t=e.method.toUpperCase(),r=(e.url||"/").replace(/:([a-z]\w+)/g,"{$1}"),n=Object.assign({},e.headers),
o,i=nt(e,["method","baseUrl","url","headers","request","mediaType"]),s=$r(r);r=xr(r).expand(i),/^http/.test(r)||(r=e.baseUrl+
r);let a=Object.keys(e).filter(u=>s.includes(u)).concat("baseUrl"),c=nt(i,a);if(!/application\/octet-stream/i.test(n.accept)&&
(e.mediaType.format&&(n.accept=n.accept.split(/,/).map(u=>u.replace(/application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/,`\
application/vnd$1$2.${e.mediaType.format}`)).join(",")),r.endsWith("/graphql")&&e.mediaType.previews?.length)){let u=n.accept.
match(/(?<![\w-])[\w-]+(?=-preview)/g)||[];n.accept=u.concat(e.mediaType.previews).map(p=>{let d=e.mediaType.format?`.${e.
mediaType.format}`:"+json";return`application/vnd.github.${p}-preview${d}`}).join(",")}return["GET","HEAD"].includes(t)?
r=kr(r,c):"data"in c?o=c.data:Object.keys(c).length&&(o=c),!n["content-type"]&&typeof o<"u"&&(n["content-type"]="applica\
tion/json; charset=utf-8"),["PATCH","PUT"].includes(t)&&typeof o>"u"&&(o=""),Object.assign({method:t,url:r,headers:n},typeof o<
"u"?{body:o}:null,e.request?{request:e.request}:null)}function Ar(e,t,r){return it(me(e,t,r))}function at(e,t){let r=me(
e,t),n=Ar.bind(null,r);return Object.assign(n,{DEFAULTS:r,defaults:at.bind(null,r),merge:me.bind(null,r),parse:it})}var ct=at(
null,Tr);var kt=E(dt(),1);var jr=/^-?\d+$/,re=/^-?\d+n+$/,$=JSON.stringify,ge=JSON.parse,yt=/^-?\d+n$/,ft=/([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g,mt=/([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g,
he=e=>e===void 0||typeof e=="function"||typeof e=="symbol",ye=e=>e!==null&&typeof e=="object"&&e.constructor&&e.constructor.
name==="RawJSON",Nr=(e,t,r)=>{let n="";typeof r=="number"?n=" ".repeat(Math.min(10,Math.max(0,Math.floor(r)))):typeof r==
"string"&&(n=r.slice(0,10));let o=typeof t=="function",i=Array.isArray(t)?new Set(t.map(String)):null,s=(f,w,m)=>(m!==null&&
typeof m=="object"&&typeof m.toJSON=="function"&&(m=m.toJSON(w)),typeof m=="string"&&re.test(m)?m+"n":typeof m=="bigint"?
"rawJSON"in JSON?JSON.rawJSON(m.toString()):m.toString()+"n":(o&&(m=t.call(f,w,m)),m!==null&&typeof m=="object"&&(m instanceof
Number||m instanceof String||m instanceof Boolean)&&(m=m.valueOf()),m)),a=s({"":e},"",e);if(he(a))return;let c=a===null||
typeof a!="object",l=ye(a);if(c||l)return $(a);let u=[],p=0,d=[{parent:{"":a},key:"",val:a,isArray:Array.isArray(a),keys:Array.
isArray(a)?null:Object.keys(a),index:0,first:!0}],g=new WeakSet([a]);for(;d.length>0;){let f=d[d.length-1];f.index===0&&
(u.push(f.isArray?"[":"{"),p++);let w=!1;if(f.isArray)if(f.index<f.val.length){f.first||u.push(","),n&&u.push(`
`+n.repeat(p));let m=f.val[f.index],y=s(f.val,String(f.index),m);if(he(y))u.push("null"),f.first=!1,f.index++;else{let ae=y!==
null&&typeof y=="object",H=ye(y);if(ae&&!H){if(g.has(y))throw new TypeError("Converting circular structure to JSON");g.add(
y),d.push({parent:f.val,key:String(f.index),val:y,isArray:Array.isArray(y),keys:Array.isArray(y)?null:Object.keys(y),index:0,
first:!0}),f.first=!1,f.index++}else u.push($(y)),f.first=!1,f.index++}}else w=!0;else{for(;f.index<f.keys.length;){let y=f.
keys[f.index++];if(i&&!i.has(y))continue;let H=f.val[y],b=s(f.val,y,H);if(he(b))continue;f.first||u.push(","),n?u.push(`\

`+n.repeat(p)+$(y)+": "):u.push($(y)+":");let Oe=b!==null&&typeof b=="object",ce=ye(b);if(Oe&&!ce){if(g.has(b))throw new TypeError(
"Converting circular structure to JSON");g.add(b),d.push({parent:f.val,key:y,val:b,isArray:Array.isArray(b),keys:Array.isArray(
b)?null:Object.keys(b),index:0,first:!0}),f.first=!1;break}else u.push($(b)),f.first=!1}f.index>=f.keys.length&&d[d.length-
1]===f&&(w=!0)}w&&(p--,!f.first&&n&&u.push(`
`+n.repeat(p)),u.push(f.isArray?"]":"}"),g.delete(f.val),d.pop())}return u.join("")},wt=(e,t,r)=>{try{return"rawJSON"in JSON?
$(e,(a,c)=>typeof c=="bigint"?JSON.rawJSON(c.toString()):typeof t=="function"?t(a,c):(Array.isArray(t)&&t.includes(a),c),
r):e?$(e,(a,c)=>typeof c=="string"&&re.test(c)||typeof c=="bigint"?c.toString()+"n":typeof t=="function"?t(a,c):(Array.isArray(
t)&&t.includes(a),c),r).replace(ft,"$1$2$3").replace(mt,"$1$2$3"):$(e,t,r)}catch(n){if(n instanceof RangeError){let o=Nr(
e,t,r);return o===void 0?void 0:"rawJSON"in JSON?o:o.replace(ft,"$1$2$3").replace(mt,"$1$2$3")}throw n}},te=new Map,Rr=()=>{
let e=JSON.parse.toString();if(te.has(e))return te.get(e);try{let t=JSON.parse("1",(r,n,o)=>!!o?.source&&o.source==="1");
return te.set(e,t),t}catch{return te.set(e,!1),!1}},Ir=(e,t,r,n)=>typeof t=="string"&&yt.test(t)?BigInt(t.slice(0,-1)):typeof t==
"string"&&re.test(t)?t.slice(0,-1):typeof n=="function"?n(e,t,r):t,Pr=(e,t)=>JSON.parse(e,(r,n,o)=>{let i=typeof n=="num\
ber",s=n>Number.MAX_SAFE_INTEGER||n<Number.MIN_SAFE_INTEGER,a=i&&s,c=o&&jr.test(o.source);return a&&c?BigInt(o.source):typeof t==
"function"?t(r,n,o):n}),bt=Number.MAX_SAFE_INTEGER.toString(),gt=bt.length,Cr=/"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g,
Ur=/^"-?\d+n+"$/,qr=(e,t)=>{let r={"":e},n=[{parent:r,key:"",visited:!1}];for(;n.length>0;){let o=n[n.length-1];if(o.visited){
let{parent:i,key:s}=o,a=i[s];typeof a=="string"&&(yt.test(a)?a=BigInt(a.slice(0,-1)):re.test(a)&&(a=a.slice(0,-1))),typeof t==
"function"&&(a=t.call(i,s,a)),a===void 0?delete i[s]:i[s]=a,n.pop()}else{o.visited=!0;let i=o.parent[o.key];if(i!==null&&
typeof i=="object"){let a=Object.keys(i);for(let c=a.length-1;c>=0;c--)n.push({parent:i,key:a[c],visited:!1})}}}return r[""]},
ht=e=>e.replace(Cr,(t,r,n,o)=>{let i=t[0]==='"';if(i&&Ur.test(t))return t.substring(0,t.length-1)+'n"';let a=n||o,c=r&&(r.
length<gt||r.length===gt&&r<=bt);return i||a||c?t:'"'+t+'n"'}),Tt=(e,t)=>{if(!e)return ge(e,t);try{if(Rr())return Pr(e,t);
let r=ht(e);return ge(r,(n,o,i)=>Ir(n,o,i,t))}catch(r){if(r instanceof RangeError){let n=ht(e),o=ge(n);return qr(o,t)}throw r}};var O=class extends Error{name;status;request;response;constructor(t,r,n){super(t,{cause:n.cause}),this.name="HttpError",
this.status=Number.parseInt(r),Number.isNaN(this.status)&&(this.status=0);"response"in n&&(this.response=n.response);let o=Object.
assign({},n.request);n.request.headers.authorization&&(o.headers=Object.assign({},n.request.headers,{authorization:n.request.
headers.authorization.replace(/(?<! ) .*$/," [REDACTED]")})),o.url=o.url.replace(/\bclient_secret=\w+/g,"client_secret=[\
REDACTED]").replace(/\baccess_token=\w+/g,"access_token=[REDACTED]"),this.request=o}};var Fr="10.0.8",Br={headers:{"user-agent":`octokit-request.js/${Fr} ${v()}`}};function Jr(e){if(typeof e!="object"||e===
null||Object.prototype.toString.call(e)!=="[object Object]")return!1;let t=Object.getPrototypeOf(e);if(t===null)return!0;
let r=Object.prototype.hasOwnProperty.call(t,"constructor")&&t.constructor;return typeof r=="function"&&r instanceof r&&
Function.prototype.call(r)===Function.prototype.call(e)}var Et=()=>"";async function Gt(e){let t=e.request?.fetch||globalThis.
fetch;if(!t)throw new Error("fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}).\
 Learn more at https://github.com/octokit/octokit.js/#fetch-missing");let r=e.request?.log||console,n=e.request?.parseSuccessResponseBody!==
!1,o=Jr(e.body)||Array.isArray(e.body)?wt(e.body):e.body,i=Object.fromEntries(Object.entries(e.headers).map(([p,d])=>[p,
String(d)])),s;try{s=await t(e.url,{method:e.method,body:o,redirect:e.request?.redirect,headers:i,signal:e.request?.signal,
...e.body&&{duplex:"half"}})}catch(p){let d="Unknown Error";if(p instanceof Error){if(p.name==="AbortError")throw p.status=
500,p;d=p.message,p.name==="TypeError"&&"cause"in p&&(p.cause instanceof Error?d=p.cause.message:typeof p.cause=="string"&&
(d=p.cause))}let g=new O(d,500,{request:e});throw g.cause=p,g}let a=s.status,c=s.url,l={};for(let[p,d]of s.headers)l[p]=
d;let u={url:c,status:a,headers:l,data:""};if("deprecation"in l){let p=l.link&&l.link.match(/<([^<>]+)>; rel="deprecation"/),
d=p&&p.pop();r.warn(`[@octokit/request] "${e.method} ${e.url}" is deprecated. It is scheduled to be removed on ${l.sunset}${d?
`. See ${d}`:""}`)}if(a===204||a===205)return u;if(e.method==="HEAD"){if(a<400)return u;throw new O(s.statusText,a,{response:u,
request:e})}if(a===304)throw u.data=await we(s),new O("Not modified",a,{response:u,request:e});if(a>=400)throw u.data=await we(
s),new O(Lr(u.data),a,{response:u,request:e});return u.data=n?await we(s):s.body,u}async function we(e){let t=e.headers.
get("content-type");if(!t)return e.text().catch(Et);let r=(0,kt.safeParse)(t);if(Hr(r)){let n="";try{return n=await e.text(),
Tt(n)}catch{return n}}else return r.type.startsWith("text/")||r.parameters.charset?.toLowerCase()==="utf-8"?e.text().catch(
Et):e.arrayBuffer().catch(()=>new ArrayBuffer(0))}function Hr(e){return e.type==="application/json"||e.type==="applicati\
on/scim+json"}function Lr(e){if(typeof e=="string")return e;if(e instanceof ArrayBuffer)return"Unknown error";if("messag\
e"in e){let t="documentation_url"in e?` - ${e.documentation_url}`:"";return Array.isArray(e.errors)?`${e.message}: ${e.errors.
map(r=>JSON.stringify(r)).join(", ")}${t}`:`${e.message}${t}`}return`Unknown error: ${JSON.stringify(e)}`}function be(e,t){
let r=e.defaults(t);return Object.assign(function(o,i){let s=r.merge(o,i);if(!s.request||!s.request.hook)return Gt(r.parse(
s));let a=(c,l)=>Gt(r.parse(r.merge(c,l)));return Object.assign(a,{endpoint:r,defaults:be.bind(null,r)}),s.request.hook(
a,s)},{endpoint:r,defaults:be.bind(null,r)})}var J=be(ct,Br);var Dr="0.0.0-development";function Vr(e){return`Request failed due to following response errors:
`+e.errors.map(t=>` - ${t.message}`).join(`
`)}var Mr=class extends Error{constructor(e,t,r){super(Vr(r)),this.request=e,this.headers=t,this.response=r,this.errors=
r.errors,this.data=r.data,Error.captureStackTrace&&Error.captureStackTrace(this,this.constructor)}name="GraphqlResponseE\
rror";errors;data},Wr=["method","baseUrl","url","headers","request","query","mediaType","operationName"],zr=["query","me\
thod","url"],_t=/\/api\/v3\/?$/;function Kr(e,t,r){if(r){if(typeof t=="string"&&"query"in r)return Promise.reject(new Error(
'[@octokit/graphql] "query" cannot be used as variable name'));for(let s in r)if(zr.includes(s))return Promise.reject(new Error(
`[@octokit/graphql] "${s}" cannot be used as variable name`))}let n=typeof t=="string"?Object.assign({query:t},r):t,o=Object.
keys(n).reduce((s,a)=>Wr.includes(a)?(s[a]=n[a],s):(s.variables||(s.variables={}),s.variables[a]=n[a],s),{}),i=n.baseUrl||
e.endpoint.DEFAULTS.baseUrl;return _t.test(i)&&(o.url=i.replace(_t,"/api/graphql")),e(o).then(s=>{if(s.data.errors){let a={};
for(let c of Object.keys(s.headers))a[c]=s.headers[c];throw new Mr(o,a,s.data)}return s.data.data})}function Te(e,t){let r=e.
defaults(t);return Object.assign((o,i)=>Kr(r,o,i),{defaults:Te.bind(null,r),endpoint:r.endpoint})}var $o=Te(J,{headers:{
"user-agent":`octokit-graphql.js/${Dr} ${v()}`},method:"POST",url:"/graphql"});function vt(e){return Te(e,{method:"POST",
url:"/graphql"})}var Ee="(?:[a-zA-Z0-9_-]+)",$t="\\.",St=new RegExp(`^${Ee}${$t}${Ee}${$t}${Ee}$`),Yr=St.test.bind(St);async function Xr(e){
let t=Yr(e),r=e.startsWith("v1.")||e.startsWith("ghs_"),n=e.startsWith("ghu_");return{type:"token",token:e,tokenType:t?"\
app":r?"installation":n?"user-to-server":"oauth"}}function Qr(e){return e.split(/\./).length===3?`bearer ${e}`:`token ${e}`}
async function Zr(e,t,r,n){let o=t.endpoint.merge(r,n);return o.headers.authorization=Qr(e),t(o)}var xt=function(t){if(!t)
throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");if(typeof t!="string")throw new Error("[@oct\
okit/auth-token] Token passed to createTokenAuth is not a string");return t=t.replace(/^(token|bearer) +/i,""),Object.assign(
Xr.bind(null,t),{hook:Zr.bind(null,t)})};var Ge="7.0.6";var Ot=()=>{},en=console.warn.bind(console),tn=console.error.bind(console);function rn(e={}){return typeof e.debug!="fun\
ction"&&(e.debug=Ot),typeof e.info!="function"&&(e.info=Ot),typeof e.warn!="function"&&(e.warn=en),typeof e.error!="func\
tion"&&(e.error=tn),e}var At=`octokit-core.js/${Ge} ${v()}`,ne=class{static VERSION=Ge;static defaults(t){return class extends this{constructor(...n){
let o=n[0]||{};if(typeof t=="function"){super(t(o));return}super(Object.assign({},t,o,o.userAgent&&t.userAgent?{userAgent:`${o.
userAgent} ${t.userAgent}`}:null))}}}static plugins=[];static plugin(...t){let r=this.plugins;return class extends this{static plugins=r.
concat(t.filter(o=>!r.includes(o)))}}constructor(t={}){let r=new tt.Collection,n={baseUrl:J.endpoint.DEFAULTS.baseUrl,headers:{},
request:Object.assign({},t.request,{hook:r.bind(null,"request")}),mediaType:{previews:[],format:""}};if(n.headers["user-\
agent"]=t.userAgent?`${t.userAgent} ${At}`:At,t.baseUrl&&(n.baseUrl=t.baseUrl),t.previews&&(n.mediaType.previews=t.previews),
t.timeZone&&(n.headers["time-zone"]=t.timeZone),this.request=J.defaults(n),this.graphql=vt(this.request).defaults(n),this.
log=rn(t.log),this.hook=r,t.authStrategy){let{authStrategy:i,...s}=t,a=i(Object.assign({request:this.request,log:this.log,
octokit:this,octokitOptions:s},t.auth));r.wrap("request",a.hook),this.auth=a}else if(!t.auth)this.auth=async()=>({type:"\
unauthenticated"});else{let i=xt(t.auth);r.wrap("request",i.hook),this.auth=i}let o=this.constructor;for(let i=0;i<o.plugins.
length;++i)Object.assign(this,o.plugins[i](this,t))}request;graphql;log;hook;auth};var nn="0.0.0-development";function on(e){if(!e.data)return{...e,data:[]};if(!(("total_count"in e.data||"total_commits"in
e.data)&&!("url"in e.data)))return e;let r=e.data.incomplete_results,n=e.data.repository_selection,o=e.data.total_count,
i=e.data.total_commits;delete e.data.incomplete_results,delete e.data.repository_selection,delete e.data.total_count,delete e.
data.total_commits;let s=Object.keys(e.data)[0],a=e.data[s];return e.data=a,typeof r<"u"&&(e.data.incomplete_results=r),
typeof n<"u"&&(e.data.repository_selection=n),e.data.total_count=o,e.data.total_commits=i,e}function ke(e,t,r){let n=typeof t==
"function"?t.endpoint(r):e.request.endpoint(t,r),o=typeof t=="function"?t:e.request,i=n.method,s=n.headers,a=n.url;return{
[Symbol.asyncIterator]:()=>({async next(){if(!a)return{done:!0};try{let c=await o({method:i,url:a,headers:s}),l=on(c);if(a=
((l.headers.link||"").match(/<([^<>]+)>;\s*rel="next"/)||[])[1],!a&&"total_commits"in l.data){let u=new URL(l.url),p=u.searchParams,
d=parseInt(p.get("page")||"1",10),g=parseInt(p.get("per_page")||"250",10);d*g<l.data.total_commits&&(p.set("page",String(
d+1)),a=u.toString())}return{value:l}}catch(c){if(c.status!==409)throw c;return a="",{value:{status:200,headers:{},data:[]}}}}})}}
function jt(e,t,r,n){return typeof r=="function"&&(n=r,r=void 0),Nt(e,[],ke(e,t,r)[Symbol.asyncIterator](),n)}function Nt(e,t,r,n){
return r.next().then(o=>{if(o.done)return t;let i=!1;function s(){i=!0}return t=t.concat(n?n(o.value,s):o.value.data),i?
t:Nt(e,t,r,n)})}var Bo=Object.assign(jt,{iterator:ke});function _e(e){return{paginate:Object.assign(jt.bind(null,e),{iterator:ke.bind(null,e)})}}_e.VERSION=nn;var sn=ne.plugin(_e),an=65536,cn=3,un=60;function It({api:e,repository:t,token:r}){let[n="",o=""]=t.split("/"),i=new sn(
{auth:r,baseUrl:e,userAgent:"vipbook-action",log:ln});i.hook.wrap("request",async(c,l)=>{for(let u=1;;u+=1)try{return await c(
l)}catch(p){let d=u<cn?dn(p,u):void 0;if(d===void 0)throw fn(p);await(0,Rt.setTimeout)(d*1e3)}});let s,a=async()=>{let{viewer:c}=await i.
graphql("{viewer{login}}");return c.login};return{limit:an,own:async c=>{let l=await(s??=a());return(await i.paginate("G\
ET /repos/{owner}/{repo}/issues/{issue_number}/comments",{owner:n,repo:o,issue_number:c,per_page:100})).flatMap(({id:p,body:d,
user:g})=>pn(g,l)&&d!==void 0?[{id:p,body:d}]:[])},create:async(c,l)=>{await i.request("POST /repos/{owner}/{repo}/issue\
s/{issue_number}/comments",{owner:n,repo:o,issue_number:c,body:l})},update:async(c,l,u)=>{await i.request("PATCH /repos/\
{owner}/{repo}/issues/comments/{comment_id}",{owner:n,repo:o,comment_id:l,body:u})},mergedAs:async c=>{let{data:l}=await i.
request("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls",{owner:n,repo:o,commit_sha:c}),u=l.filter(d=>d.merged_at!==
null);return(u.find(d=>d.merge_commit_sha===c)??(u.length===1?u[0]:void 0))?.number}}}function pn(e,t){return e===null?!1:
e.login===t||e.type==="Bot"&&e.login===`${t}[bot]`}var ln={debug:()=>{},info:()=>{},warn:()=>{},error:()=>{}};function dn(e,t){
let{status:r,after:n}=Pt(e);if(r===void 0||r>=500)return t;if((r===429||r===403)&&n!==void 0&&n<=un)return n}function Pt(e){
if(!(e instanceof Error))return{message:String(e)};let{message:t}=e;if(!("status"in e)||typeof e.status!="number")return{
message:t};let r="response"in e?e.response:void 0,n=typeof r=="object"&&r!==null&&"headers"in r?r.headers:void 0,o=typeof n==
"object"&&n!==null&&"retry-after"in n?Number(n["retry-after"]):NaN;return{status:e.status,message:t,...Number.isFinite(o)?
{after:o}:{}}}function fn(e){let{status:t,message:r}=Pt(e),n=r.split(" - http")[0]??r;return t===403?new T(n):t===401?new h(
"ACT013",`GitHub does not know the token: ${n}`,'Leave the input "github-token" as it is, or give one that has not expir\
ed.'):new h("ACT014",`GitHub: ${n}${t===void 0?"":` (${String(t)})`}`,t===404?'Let the token read this repository and it\
s pull requests ("permissions:" of the job).':"Start the job again later.")}var mn=1e6;function Ct({api:e,project:t,token:r}){let n=`${e}/projects/${encodeURIComponent(t)}`,o=async(s,a,c)=>{let l=await gn(
a,{method:s,headers:{"PRIVATE-TOKEN":r,...c===void 0?{}:{"Content-Type":"application/json"}},...c===void 0?{}:{body:JSON.
stringify({body:c})}});if(l.ok)return l;let u=(await l.text()).slice(0,200);if(l.status===403)throw new T(u);let p=`GitL\
ab: ${s} ${new URL(a).pathname}: ${String(l.status)} ${u}`;throw l.status===401?new h("ACT013",p,"VIPBOOK_TOKEN is a pro\
ject access token with the scope api; it may have expired."):new h("ACT014",p,l.status===404?"Give VIPBOOK_TOKEN the rol\
e Reporter, or more, in this project.":"Start the job again later.")},i=s=>`${n}/merge_requests/${String(s)}/notes`;return{
limit:mn,own:async s=>{let a=await(await o("GET",`${e}/user`)).json(),c=oe(a).id,l=[],u="1";for(;u!=="";){let p=await o(
"GET",`${i(s)}?per_page=100&page=${u}`),d=await p.json();for(let g of Array.isArray(d)?d:[]){let{id:f,body:w,author:m,system:y}=oe(
g);y===!0||oe(m).id!==c||typeof f=="number"&&typeof w=="string"&&l.push({id:f,body:w})}u=p.headers.get("x-next-page")??""}
return l},create:async(s,a)=>{await o("POST",i(s),a)},update:async(s,a,c)=>{await o("PUT",`${i(s)}/${String(a)}`,c)},mergedAs:async s=>{
let a=`${n}/repository/commits/${encodeURIComponent(s)}/merge_requests`,c=await(await o("GET",a)).json(),l=(Array.isArray(
c)?c:[]).map(oe).filter(({state:p})=>p==="merged"),u=l.length===1?l[0]?.iid:void 0;return typeof u=="number"?u:void 0}}}
async function gn(e,t){try{return await fetch(e,t)}catch(r){let n=r instanceof Error&&r.cause instanceof Error?r.cause:r;
throw new h("ACT014",`GitLab: ${new URL(e).origin} cannot be reached: ${n instanceof Error?n.message:String(n)}`,"Let th\
e runner reach CI_API_V4_URL, or start the job again later.")}}function oe(e){return typeof e=="object"&&e!==null?{...e}:
{}}var se=E(require("node:path"),1);function ve(e,t,r){var n=/([^\s'"]([^\s'"]*(['"])([^\3]*?)\3)+[^\s'"]*)|[^\s'"]+|(['"])([^\5]*?)\5/gi,o=e,i=[];t&&i.push(
t),r&&i.push(r);var s;do s=n.exec(o),s!==null&&i.push(hn(s[1],s[6],s[0]));while(s!==null);return i}function hn(){for(var e=[],
t=0;t<arguments.length;t++)e[t]=arguments[t];for(var r=0;r<e.length;r++){var n=e[r];if(typeof n=="string")return n}}var Ut=["error","changes","risk-medium","risk-high","none"];function qt(e){let t=s=>{let a=`INPUT_${s.toUpperCase()}`,c=(e[a]??
e[a.replaceAll("-","_")])?.trim();return c===""?void 0:c},r=(s,a)=>{let c=se.default.posix.normalize(a.replaceAll("\\","\
/")).replace(/\/$/,"");if(se.default.posix.isAbsolute(c)||c===".."||c.startsWith("../"))throw A(s,`is a path within the \
checkout; this is ${a}`);return c==="."?"":c},n=s=>{let a=t(s);return a===void 0?void 0:r(s,a)},o=t("command")??"plan";if(o!==
"plan"&&o!=="apply")throw A("command",`is plan or apply, not ${o}`);let i=n("playbook");if(i===void 0)throw A("playbook",
"is missing");return{command:o,playbook:i,inventory:yn(t("inventory")),facts:t("facts"),plan:r("plan",t("plan")??`plans/${se.default.
posix.parse(i).name}.json`),arguments:ve(t("arguments")??""),expectHash:wn(t("expect-hash")),token:t("github-token")??t(
"gitlab-token"),comment:bn("comment",t("comment")??"true"),sarif:n("sarif"),html:n("html"),failOn:Tn(t("fail-on")??"erro\
r"),maxOutageMs:En(t("max-outage-ms")),workingDirectory:r("working-directory",t("working-directory")??"."),vipbook:t("vi\
pbook"),artifact:t("artifact")}}function A(e,t){return new h("ACT001",`The input "${e}" ${t}`,"docs/pull-requests.md of \
vipbook has all inputs, and what they may be.")}function yn(e){return(e??"").split(`
`).map(t=>t.trim()).filter(t=>t!=="")}function wn(e){if(e===void 0)return;let t=e.replace(/^(?!sha256:)/,"sha256:");if(!/^sha256:[0-9a-f]{64}$/.
test(t))throw A("expect-hash","is sha256: and 64 hexadecimal digits");return t}function bn(e,t){if(/^(true|false)$/i.test(
t))return t.toLowerCase()==="true";throw A(e,`is true or false, not ${t}`)}function Tn(e){return e.split(/[\s,]+/).map(t=>{
let r=Ut.find(n=>n===t);if(r===void 0)throw A("fail-on",`knows ${Ut.join(", ")}; not ${t}`);return r})}function En(e){if(e!==
void 0){if(!/^\d{1,9}$/.test(e))throw A("max-outage-ms",`is a number of milliseconds, not ${e}`);return Number(e)}}var Ft=require("node:child_process"),$e=require("node:fs"),Se=E(require("node:path"),1);async function Bt(e,t,r,n){let o=Gn(t),i=(a,c,l)=>kn(a,c,l,o);if(e!==void 0)return{run:(a,c)=>i(e,a,c)};let s=Se.default.
join(n,"packages/cli/bin/vipbook");if(!(0,$e.existsSync)(s))throw new h("ACT004",`There is no vipbook at ${s}`,'Name an \
installed one with the input "vipbook", or use the action from a whole checkout.');if(!(0,$e.existsSync)(Se.default.join(
n,"packages/cli/dist/vipbook.cjs"))){r.say("Building vipbook: npm ci --ignore-scripts, npm run build");for(let a of[["ci",
"--ignore-scripts","--no-audit","--no-fund"],["run","build"]]){let{status:c,stdout:l,stderr:u}=await i("npm",a,n);if(c!==
0)throw r.foreign(`${l}${u}`),new h("ACT005",`npm ${a.join(" ")} ended with ${String(c)}`,'Its words are in the log. Or \
install vipbook on the runner, and name it with the input "vipbook".')}}return{run:(a,c)=>i(process.execPath,[s,...a],c)}}
function Gn(e){let t=Object.entries(e).filter(([r])=>!/^(INPUT_|ACTIONS_|(GITHUB|GITLAB|GH)_TOKEN$|CI_JOB_TOKEN$)/.test(
r)&&!["GITHUB_OUTPUT","GITHUB_STEP_SUMMARY","GITHUB_ENV","GITHUB_PATH"].includes(r));return{...Object.fromEntries(t),NO_COLOR:"\
1"}}function kn(e,t,r,n){return new Promise((o,i)=>{let s=(0,Ft.spawn)(e,t,{cwd:r,env:{...n},stdio:["ignore","pipe","pip\
e"]}),a=[],c=[];s.stdout.on("data",p=>a.push(p)),s.stderr.on("data",p=>c.push(p));let l=p=>{s.kill(p)},u=["SIGINT","SIGT\
ERM"];for(let p of u)process.on(p,l);s.on("error",p=>{i(new h("ACT004",`${e} cannot be started: ${p.message}`,'Name an i\
nstalled vipbook with the input "vipbook".'))}),s.on("close",p=>{for(let d of u)process.off(d,l);o({status:p??250,stdout:Buffer.
concat(a).toString("utf8"),stderr:Buffer.concat(c).toString("utf8")})})})}async function Lt({environment:e,workingDirectory:t,checkout:r,write:n}){let o=e.GITLAB_CI!=="true"||e.GITHUB_ACTIONS===
"true",i=new W(e,n,o),s=(0,ie.mkdtempSync)(Ht.default.join(e.RUNNER_TEMP??(0,Jt.tmpdir)(),"vipbook-")),a=!1;try{let c=qt(
e),l=ze(e);if(l.event==="pull_request_target")throw new h("ACT002","On pull_request_target a stranger's playbook would b\
e planned with the rights of this repository","Use the event pull_request.");let u={inputs:c,context:l,workflow:i,environment:e,
scratch:s,workspace:e.GITHUB_WORKSPACE??t,vipbook:await Bt(c.vipbook,e,i,r),forge:vn(l,e,c.token)},p=await(c.command==="\
plan"?Le:Me)(u);for(let d of p.toReversed())i.annotate("error",d);return a=p.length>0,p.length===0?0:1}catch(c){return i.
annotate("error",_n(c)),1}finally{i.flush(),a||(0,ie.rmSync)(s,{recursive:!0,force:!0})}}function _n(e){if(e instanceof h)
return e.failure;let t=e instanceof Error?e.message:String(e);return e instanceof T?{code:"ACT013",message:`The token ma\
y not do this: ${t}`,remedy:'The job wants "permissions:" to read contents, and to write pull requests.'}:{code:"ACT090",
message:`The action itself failed: ${t}`,remedy:"Report it with the log of this job."}}function vn({provider:e},t,r){if(r!==
void 0)return e==="gitlab"?Ct({api:t.CI_API_V4_URL??"https://gitlab.com/api/v4",project:t.CI_PROJECT_ID??"",token:r}):It(
{api:t.GITHUB_API_URL??"https://api.github.com",repository:t.GITHUB_REPOSITORY??"",token:r})}var $n=xe.default.dirname((0,Dt.fileURLToPath)(bundleUrl));Lt({environment:process.env,workingDirectory:process.cwd(),checkout:xe.default.
resolve($n,"../../.."),write:e=>{process.stdout.write(e)}}).then(e=>{process.exitCode=e});
/*! Bundled license information:

@octokit/request-error/dist-src/index.js:
  (* v8 ignore else -- @preserve -- Bug with vitest coverage where it sees an else branch that doesn't exist *)

@octokit/request/dist-bundle/index.js:
  (* v8 ignore next -- @preserve *)
  (* v8 ignore else -- @preserve *)
*/
